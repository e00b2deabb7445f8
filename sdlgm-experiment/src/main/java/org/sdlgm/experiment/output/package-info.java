/** What commands give out: tables of text, and files of observations. */
package org.sdlgm.experiment.output;
