package org.cogrid.client.internal.balance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.Published;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskIdentity;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.client.internal.task.TaskTimes;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/**
 * A balanced task: what was asked for, and its attempts at engines. It has its end when the last attempt has ended, or
 * when it is known that there will be none. Thread-safe.
 */
public final class BalancedTask implements TaskHandle {
    private static final Duration LOOK = Duration.ofMillis(100);

    /** How it ended: as its last attempt, or with a failure of its own. */
    private record End(
            @Nullable TaskHandle attempt, @Nullable CogridException failure, TaskStatus status) {}

    /** What the balancer does for a task. */
    interface Owner {
        /** Called by any thread when an attempt has ended. */
        void attemptEnded(BalancedTask task, TaskHandle attempt);

        /** Called by the thread that settles the task. */
        void settled(BalancedTask task);

        /** Takes a task out of the queue, or returns false if it was sent or has ended. May wait a moment. */
        boolean withdraw(BalancedTask task) throws InterruptedException;
    }

    private final TaskIdentity identity;
    private final BalancedMetadata metadata;
    private final TaskOptions options;
    /** What is sent, and how; dropped at the end, as a program may keep its results. */
    private volatile @Nullable Work work;

    private volatile Balancing how;
    private final Owner owner;

    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile boolean cancelled;
    /** What it fails with if it is found not to have begun. */
    private volatile @Nullable CogridException late;

    private volatile List<TaskHandle> attempts = List.of(); // written under this

    // Guarded by this.
    private final List<Runnable> listeners = new ArrayList<>(0);
    private final List<EndFollower> followers = new ArrayList<>(0);

    BalancedTask(TaskIdentity identity, Work work, TaskOptions options, Balancing how, UUID clientId, Owner owner) {
        this.identity = identity;
        EncodedTask task = work.task();
        this.metadata =
                new BalancedMetadata(identity, task.kind(), task.code(), task.size(), options.label(), clientId);
        this.work = work;
        this.options = options;
        this.how = how;
        this.owner = owner;
    }

    TaskIdentity identity() {
        return identity;
    }

    Work work() {
        return Objects.requireNonNull(work, "a task that has ended is not sent again");
    }

    /** Returns how many bytes it sends. */
    long size() {
        return metadata.size();
    }

    TaskOptions options() {
        return options;
    }

    Balancing how() {
        return how;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Returns the task's name in messages. */
    String name() {
        return TaskIdentity.name(identity.taskId(), metadata.kind(), options.label());
    }

    /** Notes that it was sent. */
    void sent(TaskHandle attempt) {
        late = null;
        List<Runnable> listening;
        List<EndFollower> following;
        synchronized (this) {
            attempts = appended(attempts, attempt);
            listening = List.copyOf(listeners);
            following = List.copyOf(followers);
        }
        listening.forEach(attempt::whenNews);
        following.forEach(attempt::whenEnded);
        AtomicBoolean came = new AtomicBoolean();
        attempt.whenNews(() -> {
            if (attempt.hasEnded() && came.compareAndSet(false, true)) {
                attemptEnded(attempt);
            }
        });
    }

    private static List<TaskHandle> appended(List<TaskHandle> before, TaskHandle attempt) {
        if (before.isEmpty()) {
            return List.of(attempt);
        }
        List<TaskHandle> all = new ArrayList<>(before);
        all.add(attempt);
        return List.copyOf(all);
    }

    private void attemptEnded(TaskHandle attempt) {
        TaskStatus status = attempt.status();
        CogridException tooLate = late;
        if (tooLate != null && status == TaskStatus.ABORTED) {
            fail(tooLate, TaskStatus.FAILED);
        }
        Work sent = work;
        boolean mayGoOn = how.retries() > 0 || how.guarded() || sent != null && sent.needed() != null;
        if (!mayGoOn || cancelled || status == TaskStatus.OK || status == TaskStatus.ABORTED) {
            settle(attempt);
        }
        owner.attemptEnded(this, attempt);
    }

    /** Gives it the end of an attempt. A later end is ignored. */
    void settle(TaskHandle attempt) {
        settle(new End(attempt, null, attempt.status()));
    }

    /** Makes it fail. A later end is ignored. */
    void fail(CogridException failure, TaskStatus status) {
        settle(new End(null, failure, status));
    }

    private void settle(End known) {
        if (!end.compareAndSet(null, known)) {
            return;
        }
        try {
            work = null;
            how = Balancing.ANY;
            synchronized (this) { // no attempt comes that they would have to be told of
                listeners.clear();
                followers.clear();
            }
            owner.settled(this);
        } finally {
            ended.complete(null);
        }
    }

    /**
     * Cancels its present attempt if that is not known to have begun, and makes it fail so. One that has begun just now is
     * stopped. Returns at once.
     */
    void endUnlessBegun(CogridException failure) {
        TaskHandle last = last();
        if (last != null && last.status() == TaskStatus.QUEUED) {
            late = failure;
            Unawaited.goesOn(
                    "ending a task that has begun too late",
                    CompletableFuture.runAsync(last::cancel, CallbackThreads.executor()));
        }
    }

    /** Has it end with its present attempt: there are no others. */
    void endsWithItsAttempt() {
        cancelled = true;
    }

    @Nullable
    TaskHandle last() {
        List<TaskHandle> all = attempts;
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    @Override
    public long taskId() {
        return identity.taskId();
    }

    @Override
    public String kind() {
        return metadata.kind();
    }

    /** Returns the engine of the last attempt; -1 before the first one. */
    @Override
    public int engineId() {
        TaskHandle last = last();
        return last == null ? -1 : last.engineId();
    }

    @Override
    public TaskStatus status() {
        End known = end.get();
        TaskHandle last = last();
        if (known != null) {
            return known.status();
        }
        return last == null || last.hasEnded() ? TaskStatus.QUEUED : last.status();
    }

    @Override
    public int printedLength() {
        return attempts.stream().mapToInt(TaskHandle::printedLength).sum();
    }

    @Override
    public List<Printed> printed(int from) {
        List<Printed> all = new ArrayList<>();
        int start = from;
        for (TaskHandle attempt : attempts) {
            int length = attempt.printedLength();
            if (start < length) {
                all.addAll(attempt.printed(Math.max(0, start)));
            }
            start -= length;
        }
        return all;
    }

    @Override
    public Published published() {
        TaskHandle last = last();
        return last == null ? Published.NOTHING : last.published();
    }

    @Override
    public void whenNews(Runnable news) {
        List<TaskHandle> present;
        synchronized (this) {
            if (end.get() == null) {
                listeners.add(news);
            }
            present = attempts;
        }
        present.forEach(attempt -> attempt.whenNews(news));
        Unawaited.goesOn("telling of a task's end", ended.thenRun(news));
    }

    @Override
    public boolean hasEnded() {
        return ended.isDone();
    }

    @Override
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        long deadline = System.nanoTime() + left;
        while (!ended.isDone() && left > 0) {
            TaskHandle last = last();
            if (last != null) {
                last.awaitEnd(Duration.ofNanos(1)); // throws if the end can't come
            }
            pause(Math.min(left, LOOK.toNanos()));
            left = deadline - System.nanoTime();
        }
        return ended.isDone();
    }

    private void pause(long nanos) throws InterruptedException {
        try {
            ended.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return; // the caller looks again
        } catch (ExecutionException e) {
            throw new IllegalStateException("the news of an end does not fail", e);
        }
    }

    @Override
    public @Nullable Object awaitValue(Duration longest) throws InterruptedException, TimeoutException {
        long begun = System.nanoTime();
        if (!awaitEnd(longest)) {
            throw new TimeoutException(name() + " has not ended");
        }
        End known = known();
        if (known.failure() != null) {
            throw known.failure();
        }
        long left = longest.toNanos() - (System.nanoTime() - begun);
        return attempt(known).awaitValue(Duration.ofNanos(Math.max(1, left)));
    }

    private End known() {
        End known = end.get();
        if (known == null) {
            throw new IllegalStateException(name() + " has no end yet");
        }
        return known;
    }

    private static TaskHandle attempt(End end) {
        TaskHandle attempt = end.attempt();
        if (attempt == null) {
            throw new IllegalStateException("a task without a failure has an attempt");
        }
        return attempt;
    }

    @Override
    public void whenEnded(Consumer<@Nullable CogridException> callback) {
        EndFollower follower = new EndFollower(this::hasEnded, callback);
        List<TaskHandle> present;
        synchronized (this) {
            if (end.get() == null) {
                followers.add(follower);
            }
            present = attempts;
        }
        present.forEach(attempt -> attempt.whenEnded(follower)); // an attempt also tells when its end can't come
        Unawaited.goesOn("telling of a task's end", ended.thenRun(() -> {
            if (known().attempt() == null || follower.wasEarly()) {
                tell(follower);
            }
        }));
    }

    private void tell(EndFollower follower) {
        try {
            CallbackThreads.executor().execute(() -> follower.accept(null));
        } catch (RuntimeException | Error e) { // there is no memory for one more thread
            follower.accept(
                    new CogridException(name() + " has ended, but no thread could be started to tell of it", e));
        }
    }

    @Override
    public TaskTimes times() {
        TaskHandle last = last();
        return last == null ? TaskTimes.NONE : last.times();
    }

    @Override
    public TaskMetadata metadata() {
        End known = end.get();
        TaskHandle last = last();
        TaskMetadata present = last == null ? metadata.unsent() : metadata.of(last.metadata());
        return known == null ? metadata.unfinished(present) : metadata.ended(present, known.status(), known.failure());
    }

    @Override
    public CancelOutcome cancel() {
        if (hasEnded()) {
            return CancelOutcome.TOO_LATE;
        }
        cancelled = true;
        try {
            if (owner.withdraw(this)) {
                return CancelOutcome.REMOVED;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("interrupted while " + name() + " was to be cancelled; it may still be", e);
        }
        TaskHandle last = last();
        if (last == null || hasEnded()) {
            return CancelOutcome.TOO_LATE;
        }
        CancelOutcome outcome = last.cancel();
        if (last.status() == TaskStatus.ABORTED) { // the caller may look at once, before the news has come here
            settle(last);
        }
        return outcome;
    }
}
