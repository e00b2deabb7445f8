/** Tests. */
package org.sdlgm.eval.decision;
