/**
 * What every computation on NDArrays needs and DJL leaves open: constants that outlive the graph,
 * noise that is a function of its seed, batches on their way to the device.
 */
package org.sdlgm.djl.tensor;
