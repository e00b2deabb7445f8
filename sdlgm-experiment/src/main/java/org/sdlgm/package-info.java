/**
 * The front door: four lines train a model on data in memory, and use it.
 *
 * <pre>{@code
 * try (Sdlgm sdlgm = Sdlgm.open();
 *     Model model = sdlgm.train(Presets.get("sparse"), Observations.of(rows))) {
 *   List<SparseCode> codes = model.encode(Observations.of(others));
 *   model.save(Path.of("model"));
 * }
 * }</pre>
 *
 * <p>{@link org.sdlgm.Sdlgm} trains and loads, {@link org.sdlgm.Model} is what comes of it, and
 * {@link org.sdlgm.experiment.preset.Presets} has configurations to begin with.
 */
package org.sdlgm;
