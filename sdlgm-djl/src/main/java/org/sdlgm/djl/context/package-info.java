/** Where components are made: parameters, sizes, noise, temperatures. */
package org.sdlgm.djl.context;
