/** Where components are made: their names, parameters, sizes, noise, temperatures. */
package org.sdlgm.djl.context;
