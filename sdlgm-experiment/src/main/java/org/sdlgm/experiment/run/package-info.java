/**
 * What a run leaves behind: its folder, its provenance, its metrics.
 *
 * <p>A run folder holds {@code config.yaml} (complete, re-runnable), {@code run.json} (provenance),
 * {@code metrics.jsonl}, {@code results.json}, {@code checkpoints/}, {@code model/} and {@code
 * report.html}.
 */
package org.sdlgm.experiment.run;
