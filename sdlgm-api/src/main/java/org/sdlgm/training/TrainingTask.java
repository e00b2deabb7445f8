package org.sdlgm.training;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.Dataset;

/**
 * What a backend needs to train a model.
 *
 * @param model the components, complete
 * @param training how to train
 * @param seed of weights, noise and data order; everything random is a function of it
 * @param dataset what to train on
 * @param checkpoints the folder of this training's checkpoints; made if missing
 * @param listener is told what happens, on the training's thread
 * @param stopRequested asked before each iteration; true ends the training after a checkpoint
 */
public record TrainingTask(
    ModelConfig model,
    TrainingConfig training,
    long seed,
    Dataset dataset,
    Path checkpoints,
    TrainingListener listener,
    BooleanSupplier stopRequested) {}
