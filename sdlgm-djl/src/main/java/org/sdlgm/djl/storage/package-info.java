/**
 * Named arrays in a file: the safetensors format, which any language reads and which holds nothing
 * that runs.
 */
package org.sdlgm.djl.storage;
