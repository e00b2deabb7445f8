/** An engine of plain Java that loads in no time: for tests of what is not about engines. */
package org.sdlgm.cli.fake;
