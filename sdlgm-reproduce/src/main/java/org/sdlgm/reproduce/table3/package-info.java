/** Table III of [SDLGM]: counting digits. */
package org.sdlgm.reproduce.table3;
