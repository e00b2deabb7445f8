package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import com.google.inject.Provider;
import java.util.function.BiFunction;
import org.sdlgm.component.LabelModel;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.djl.component.DjlComponents;
import org.sdlgm.djl.component.DjlContext;
import org.sdlgm.spi.ComponentFactory;

/**
 * Makes a model of labels from components, each by its own name.
 *
 * @param <O> the model's options
 */
public final class LabelModelFactory<O extends Record>
    implements ComponentFactory<DjlContext, LabelModel<NDArray>> {
  private final String summary;
  private final O defaults;
  private final BiFunction<O, DjlComponents, O> complete;
  private final Maker<O> maker;
  private final Provider<DjlComponents> components;

  /**
   * Makes a model.
   *
   * @param <O> the model's options
   */
  @FunctionalInterface
  private interface Maker<O> {
    LabelModel<NDArray> make(O options, DjlComponents components, DjlContext context);
  }

  private LabelModelFactory(
      String summary,
      O defaults,
      BiFunction<O, DjlComponents, O> complete,
      Maker<O> maker,
      Provider<DjlComponents> components) {
    this.summary = summary;
    this.defaults = defaults;
    this.complete = complete;
    this.maker = maker;
    this.components = components;
  }

  /**
   * Makes SDLGM-Dis.
   *
   * @param components what it may be made of; asked for no sooner than that is
   */
  public static LabelModelFactory<DiscriminativeLabels.Options> discriminative(
      Provider<DjlComponents> components) {
    return new LabelModelFactory<>(
        "SDLGM-Dis: the bag's exact likelihood [SDLGM III-C]",
        DiscriminativeLabels.Options.DEFAULTS,
        DiscriminativeLabels.Options::complete,
        DiscriminativeLabels::new,
        components);
  }

  /**
   * Makes SDLGM-Gen.
   *
   * @param components what it may be made of; asked for no sooner than that is
   */
  public static LabelModelFactory<GenerativeLabels.Options> generative(
      Provider<DjlComponents> components) {
    return new LabelModelFactory<>(
        "SDLGM-Gen: labels that also have to explain the observation [SDLGM III-C]",
        GenerativeLabels.Options.DEFAULTS,
        GenerativeLabels.Options::complete,
        GenerativeLabels::generative,
        components);
  }

  /**
   * Makes SDLGM-Con.
   *
   * @param components what it may be made of; asked for no sooner than that is
   */
  public static LabelModelFactory<GenerativeLabels.ConditionalOptions> conditional(
      Provider<DjlComponents> components) {
    return new LabelModelFactory<>(
        "SDLGM-Con: labels that explain the observation beside an unobserved code [SDLGM III-C]",
        GenerativeLabels.ConditionalOptions.DEFAULTS,
        GenerativeLabels.ConditionalOptions::complete,
        GenerativeLabels::conditional,
        components);
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Record defaults() {
    return defaults;
  }

  @Override
  public ComponentConfig complete(ComponentConfig config) {
    return ComponentConfig.of(
        config.name(), complete.apply(config.optionsOver(defaults), components.get()));
  }

  @Override
  public LabelModel<NDArray> create(ComponentConfig config, DjlContext context) {
    return maker.make(config.optionsOver(defaults), components.get(), context);
  }
}
