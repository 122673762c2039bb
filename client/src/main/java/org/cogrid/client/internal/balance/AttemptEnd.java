package org.cogrid.client.internal.balance;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.internal.task.GuardedTask;
import org.cogrid.core.internal.task.result.NotKeptException;
import org.cogrid.core.internal.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * The end of an attempt that has failed. It decides what becomes of the task, on a callback thread as users' code may have
 * to be asked.
 *
 * @param task the task
 * @param attempt the attempt
 * @param incarnation the engine's incarnation, or {@code null} if that is not known any more
 * @param begun true if the attempt may have begun to run
 * @param mayRetry true if the task has a retry left
 * @param lostWith the engines that were lost while they had this task, this one included
 */
record AttemptEnd(
        BalancedTask task,
        TaskHandle attempt,
        @Nullable UUID incarnation,
        boolean begun,
        boolean mayRetry,
        List<Integer> lostWith) {
    /** What becomes of the task. */
    enum Next {
        /** It ends as the attempt. */
        END,
        /** It is tried again, which uses up a retry. */
        RETRY,
        /** It is sent again, as it has not run. */
        AGAIN,
        /** It is tried at another engine, as this one declines it. */
        ELSEWHERE,
        /** It is sent again with what the engine lacked. */
        WITH_NEEDED;

        /** True if the engine itself has said that the task has not run. */
        boolean isSureNotRun() {
            return this == ELSEWHERE || this == WITH_NEEDED;
        }
    }

    /**
     * The decision.
     *
     * @param failure what the task fails with, if not with what the attempt has failed with
     */
    record Verdict(Next next, @Nullable CogridException failure) {
        static Verdict of(Next next) {
            return new Verdict(next, null);
        }

        static Verdict fail(CogridException failure) {
            return new Verdict(Next.END, failure);
        }
    }

    /** Decides, and calls {@code to} with the decision once. */
    void judge(Consumer<Verdict> to) {
        try {
            CallbackThreads.executor().execute(() -> tell(to));
        } catch (RuntimeException | Error e) { // there is no memory for one more thread
            to.accept(Verdict.of(Next.END));
        }
    }

    private void tell(Consumer<Verdict> to) {
        try {
            to.accept(verdict());
        } catch (Throwable e) { // nobody else would end the task
            task.settle(attempt);
            throw e;
        }
    }

    private Verdict verdict() {
        CogridException failure;
        try {
            attempt.awaitValue(Duration.ZERO);
            return Verdict.of(Next.END);
        } catch (CogridException e) {
            failure = e;
        } catch (InterruptedException | TimeoutException e) {
            return Verdict.fail(new CogridException(task.name() + " has failed, and it is unknown how", e));
        }
        try {
            return verdict(failure);
        } catch (Throwable e) { // of users' code
            return Verdict.fail(new CogridException(
                    task.name() + " is not tried again, as the predicate of its retries has failed: "
                            + FailureText.of(e) + "; the task itself has failed with: " + failure.getMessage(),
                    e));
        }
    }

    private Verdict verdict(CogridException failure) {
        if (failure.getCause() instanceof GuardedTask.Declined) {
            return Verdict.of(Next.ELSEWHERE);
        }
        Prerequisite needed = task.work().needed();
        if (needed != null && incarnation != null && failure.getCause() instanceof NotKeptException) {
            return needed.isLackingAt(incarnation).map(Verdict::fail).orElse(Verdict.of(Next.WITH_NEEDED));
        }
        boolean lost = failure instanceof EngineLostException;
        if (lost && !begun && task.how().retries() > 0) {
            return Verdict.of(Next.AGAIN);
        }
        if (mayRetry && task.how().worthIt().test(failure)) {
            return Verdict.of(Next.RETRY);
        }
        return lost && lostWith.size() > 1
                ? Verdict.fail(new EngineLostException(
                        task.name() + " was lost with engines " + lostWith + ", one after the other, and is not tried"
                                + " again: " + failure.getMessage(),
                        failure))
                : Verdict.of(Next.END);
    }
}
