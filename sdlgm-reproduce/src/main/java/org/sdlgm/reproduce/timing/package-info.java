/** Time per iteration of SDLGM beside Gumbel-Softmax, as [SDLGM] has it in section IV-A. */
package org.sdlgm.reproduce.timing;
