/** A person's own images with counts of what is on them, and their new images to count on. */
package org.sdlgm.datasets.counted;
