/** Table III of [SDLGM]: counting digits. */
package org.sdlgm.cli.reproduce.table3;
