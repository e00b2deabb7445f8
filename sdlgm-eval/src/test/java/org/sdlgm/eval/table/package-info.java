/** Tests of the result tables. */
package org.sdlgm.eval.table;
