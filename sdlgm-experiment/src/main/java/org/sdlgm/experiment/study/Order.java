package org.sdlgm.experiment.study;

/**
 * What a worker is told to do: to bring one run to its end.
 *
 * @param folder the run's; if a run was begun there, it goes on
 * @param config complete, in YAML
 */
record Order(String folder, String config) {}
