package io.voicesdr.evolution;

import io.voicesdr.conversation.UpstreamException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does a few blocking things at the same time, each on a virtual thread. */
final class InParallel {

    private InParallel() {}

    /**
     * The results in the order of {@code inputs}. A single input runs on the caller's thread.
     *
     * @throws UpstreamException of the first input that failed; the others are interrupted
     */
    static <I, O> List<O> map(List<I> inputs, Function<I, O> work) {
        if (inputs.size() == 1) {
            return List.of(work.apply(inputs.getFirst()));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<O>> futures = inputs.stream()
                    .map(input -> threads.submit(() -> work.apply(input)))
                    .toList();
            try {
                return futures.stream().map(InParallel::result).toList();
            } catch (RuntimeException failed) {
                threads.shutdownNow();
                throw failed;
            }
        }
    }

    private static <O> O result(Future<O> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UpstreamException(
                    "EVOLUTION_INTERRUPTED", "The pull was interrupted; nothing to do.", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }
}
