/** The framework's contracts, kept on each of DJL's engines. */
package org.sdlgm.djl.contract;
