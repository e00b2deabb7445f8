/**
 * Plugging in: names, the factories that they stand for, and the plug-ins that add to them.
 *
 * <p>Each axis of the framework is a Guice map binder from a name to a factory. A plug-in is a
 * {@code org.sdlgm.plugin.Plugin}, found by {@link java.util.ServiceLoader}, whose bindings join
 * the framework's own.
 */
package org.sdlgm.spi;
