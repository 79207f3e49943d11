package io.voicesdr.evolution;

import io.voicesdr.conversation.UpstreamException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Does a few blocking things at the same time: the first on the caller's thread, the others on virtual ones. */
final class InParallel {

    private InParallel() {}

    /**
     * The results in the order of {@code inputs}, of which there is at least one.
     *
     * @throws UpstreamException of the first input that failed; the others are interrupted
     */
    static <I, O> List<O> map(List<I> inputs, Function<I, O> work) {
        List<Other<O>> others = inputs.stream()
                .skip(1)
                .map(input -> Other.start(() -> work.apply(input)))
                .toList();
        try {
            List<O> results = new ArrayList<>(inputs.size());
            results.add(work.apply(inputs.getFirst()));
            others.forEach(other -> results.add(other.result()));
            return results;
        } catch (RuntimeException failed) {
            others.forEach(Other::stop);
            throw failed;
        }
    }

    /** What another thread works at. */
    private record Other<O>(FutureTask<O> task, Thread thread) {

        static <O> Other<O> start(Callable<O> work) {
            FutureTask<O> task = new FutureTask<>(work);
            return new Other<>(
                    task, Thread.ofVirtual().name("evolution-reading").start(task));
        }

        O result() {
            try {
                return task.get();
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

        /** Whoever is told of the failure finds no one at work any more. */
        void stop() {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
