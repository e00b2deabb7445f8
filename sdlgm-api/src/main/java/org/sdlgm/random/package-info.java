/** Random numbers that are pure functions of a seed and what they are drawn for. */
package org.sdlgm.random;
