/** Table II of [SDLGM]: multi-label learning on three published datasets. */
package org.sdlgm.reproduce.table2;
