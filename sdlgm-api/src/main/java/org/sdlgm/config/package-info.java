/**
 * A run's configuration: records, validated when made, readable from and writable to YAML.
 *
 * <p>{@link org.sdlgm.config.RunConfig} is the whole; {@code ConfigText} reads, overlays and
 * writes.
 */
package org.sdlgm.config;
