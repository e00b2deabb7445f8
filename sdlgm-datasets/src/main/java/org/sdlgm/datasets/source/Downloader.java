package org.sdlgm.datasets.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets files over HTTP.
 *
 * @param connectTimeout how long a server may take to accept a connection
 * @param stallTimeout how long it may send nothing
 */
public record Downloader(Duration connectTimeout, Duration stallTimeout) {
  /** Short enough for a machine without a network to say so soon. */
  public static final Downloader STANDARD =
      new Downloader(Duration.ofSeconds(5), Duration.ofSeconds(30));

  private static final Logger LOG = LoggerFactory.getLogger(Downloader.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  /**
   * Gets a file. Redirections are followed, but never from HTTPS to HTTP.
   *
   * @param address where it is
   * @param target an existing file to write it into
   * @param maxBytes the most bytes that it may have
   * @throws IOException if the server cannot be reached, does not have it, sends nothing for too
   *     long, stops before the end or sends too much
   */
  public void download(URI address, Path target, long maxBytes) throws IOException {
    LOG.info("Fetching {}", address);
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(stallTimeout).build();
    CompletableFuture<HttpResponse<Path>> transfer =
        client.sendAsync(request, intoFile(target, maxBytes));
    try {
      await(transfer, target, maxBytes);
    } finally {
      transfer.cancel(true);
    }
    LOG.info("Fetched {} bytes", Files.size(target));
  }

  private static BodyHandler<Path> intoFile(Path target, long maxBytes) {
    return response -> {
      boolean wanted =
          response.statusCode() == 200
              && response.headers().firstValueAsLong("Content-Length").orElse(0) <= maxBytes;
      return wanted
          ? BodyHandlers.ofFile(target).apply(response)
          : BodySubscribers.replacing(target);
    };
  }

  /**
   * Looks now and then whether the file grows, since a request's own timeout ends at its header.
   */
  private void await(CompletableFuture<HttpResponse<Path>> transfer, Path target, long maxBytes)
      throws IOException {
    long size = 0;
    long quietSince = System.nanoTime();
    while (true) {
      try {
        HttpResponse<Path> response =
            transfer.get(Math.min(LOOK.toMillis(), stallTimeout.toMillis()), TimeUnit.MILLISECONDS);
        requireFile(response, target, maxBytes);
        return;
      } catch (TimeoutException e) {
        long now = Files.size(target);
        requireAtMost(now, maxBytes);
        if (now > size) {
          size = now;
          quietSince = System.nanoTime();
        } else if (System.nanoTime() - quietSince > stallTimeout.toNanos()) {
          throw new IOException("no data for " + stallTimeout.toSeconds() + " s", e);
        }
      } catch (ExecutionException e) {
        throw new IOException(reason(e.getCause()), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private static void requireFile(HttpResponse<Path> response, Path target, long maxBytes)
      throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException("HTTP status " + response.statusCode());
    }
    requireAtMost(response.headers().firstValueAsLong("Content-Length").orElse(0), maxBytes);
    requireAtMost(Files.size(target), maxBytes);
  }

  private static void requireAtMost(long size, long maxBytes) throws IOException {
    if (size > maxBytes) {
      throw new IOException("more than the expected " + maxBytes + " bytes");
    }
  }

  private String reason(Throwable failure) {
    if (failure instanceof HttpTimeoutException) {
      return "no answer";
    }
    String reason = Failures.reason(failure);
    return failure instanceof ConnectException && reason.equals("connect")
        ? "cannot connect"
        : reason;
  }
}
