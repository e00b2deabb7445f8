package org.sdlgm.djl.model;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.sdlgm.component.LabelModel;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.data.LabelSpace;
import org.sdlgm.djl.context.DjlAxis;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.model.Model;
import org.sdlgm.model.TaggerDescription;

/** A model of labels with its parameters; closing frees their memory. */
public final class DjlTagger implements WeightedModel {
  private final Workspace workspace;
  private final LabelModelConfig config;
  private final DjlContext context;
  private final LabelSpace labelSpace;
  private final LabelModel<NDArray> labels;

  private DjlTagger(
      Workspace workspace,
      DjlRuntime runtime,
      LabelModelConfig config,
      LabelSpace labelSpace,
      Optional<float[]> means) {
    this.workspace = workspace;
    this.config = runtime.components().complete(config);
    this.labelSpace = labelSpace;
    // What a model file cannot hold is refused before there is a model to lose.
    ModelFile.text(labelSpace);
    this.context =
        workspace
            .context()
            .withSizes(
                new DjlContext.ModelSizes(
                    workspace.shape().size(),
                    labelSpace.names().size(),
                    labelSpace.largestBag(),
                    0,
                    means));
    this.labels = context.make(DjlAxis.LABELS, config.labels());
  }

  /**
   * Puts a model together.
   *
   * @param runtime what it runs on
   * @param config what it is made of
   * @param labelSpace the labels that it is to know
   * @param origin what it comes from
   * @throws org.sdlgm.error.ConfigurationException if a component cannot be made as configured
   */
  public static DjlTagger create(
      DjlRuntime runtime, LabelModelConfig config, LabelSpace labelSpace, Workspace.Origin origin) {
    return Workspace.build(
        runtime,
        origin,
        workspace -> new DjlTagger(workspace, runtime, config, labelSpace, origin.means()));
  }

  @Override
  public Workspace workspace() {
    return workspace;
  }

  @Override
  public LabelModelConfig config() {
    return config;
  }

  @Override
  public DjlContext context() {
    return context;
  }

  @Override
  public Model trained() {
    return new DjlTrainedTagger(this);
  }

  @Override
  public Optional<LabelSpace> labelSpace() {
    return Optional.of(labelSpace);
  }

  /** q(y|x) and its loss. */
  public LabelModel<NDArray> labels() {
    return labels;
  }

  /** What the model is, without its weights. */
  public TaggerDescription description() {
    return new TaggerDescription(
        config,
        workspace.shape(),
        labelSpace,
        workspace.engineTitle(),
        workspace.device(),
        workspace.parameters().size());
  }
}
