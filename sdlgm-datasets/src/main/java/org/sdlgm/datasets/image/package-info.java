/**
 * Datasets of labelled pictures that are read from files: MNIST, Fashion-MNIST, CIFAR-10, and rows
 * of MNIST's digits to count.
 *
 * <p>Pixels stay bytes in memory and become floats when they are read.
 */
package org.sdlgm.datasets.image;
