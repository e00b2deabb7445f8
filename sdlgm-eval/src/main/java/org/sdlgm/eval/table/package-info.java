/** Tables of results beside the paper's, as text and as Markdown. */
package org.sdlgm.eval.table;
