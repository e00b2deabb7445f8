/** What an engine is to the rest: it trains models, and loads them. */
package org.sdlgm.backend;
