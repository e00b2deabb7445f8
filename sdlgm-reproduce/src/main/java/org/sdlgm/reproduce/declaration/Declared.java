package org.sdlgm.reproduce.declaration;

import java.util.function.Function;

/**
 * A target that is a declaration.
 *
 * @param summary one line: what it shows, and of which paper
 * @param hasColumns whether it counts rows of digits
 * @param declaration what is trained and shown, as much as a request asks for
 */
public record Declared(
    String summary, boolean hasColumns, Function<Request, Reproduction> declaration)
    implements Target {
  /** A target without rows of digits. */
  public Declared(String summary, Function<Request, Reproduction> declaration) {
    this(summary, false, declaration);
  }

  @Override
  public boolean reproduce(Request request) {
    return declaration.apply(request).make();
  }
}
