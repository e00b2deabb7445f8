/** What a code costs in a file. */
package org.sdlgm.code.metric;
