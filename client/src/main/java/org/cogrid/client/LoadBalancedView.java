package org.cogrid.client;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.cogrid.client.call.BalancedMapCalls;
import org.cogrid.client.call.EngineFunctionCalls;
import org.cogrid.client.call.StoringCalls;
import org.cogrid.core.CogridException;
import org.cogrid.core.function.Fn0;

/**
 * Whichever engine is least busy, chosen anew for each task.
 *
 * <pre>{@code
 * LoadBalancedView any = client.balanced();
 * List<AsyncResult<Double>> all = seeds.stream().map(seed -> any.apply(Model::simulate, seed)).toList();
 * }</pre>
 *
 * <p>This client keeps a queue of its balanced tasks. An engine gets the next one when it has little to do, counting the
 * work of other clients; engines that come late get work at once, engines that drain or hang get none. Balanced tasks
 * of one priority start in no particular order. What a thread has sent to an engine directly is done there before a
 * balanced task that the thread sends afterwards.
 *
 * <p>A task runs once or not at all, unless {@link #withRetries} asks for more. If an engine is lost, tasks that were
 * not sent to it yet go elsewhere, and others fail with an {@code EngineLostException}. Without engines, tasks wait for
 * one. Tasks that are not sent yet end with this client; those that were sent run on.
 *
 * <p>Thread-safe. Methods that change an option return a new view; {@code block} belongs to this view alone.
 */
public interface LoadBalancedView extends EngineFunctionCalls, StoringCalls, BalancedMapCalls {
    /** Returns the ids of the engines that it may use now. Does not wait. */
    List<Integer> ids();

    /**
     * Returns true if {@code apply}, {@code applyInto}, {@code map} and {@code mapReduce} wait until their tasks have
     * ended.
     */
    boolean isBlock();

    /**
     * Sets whether {@code apply}, {@code applyInto}, {@code map} and {@code mapReduce} wait for the end of tasks, and
     * throw their failure.
     */
    void setBlock(boolean block);

    /** Returns a new view whose tasks carry this label; see {@link DirectView#withLabel}. */
    LoadBalancedView withLabel(CharSequence label);

    /** Returns a new view that waits no longer than this for a result, and for room in the queue. Tasks run on. */
    LoadBalancedView withTimeout(Duration timeout);

    /**
     * Returns a new view whose tasks are cancelled when they have run for longer than this.
     */
    LoadBalancedView withTimeLimit(Duration timeLimit);

    /** Returns a new view that does not show the output of its tasks; see {@link DirectView#withHiddenOutput}. */
    LoadBalancedView withHiddenOutput();

    /**
     * Returns a new view that runs a task again, at most that many times, if its engine was lost. So a task may run twice. It
     * goes to an engine that has not been tried, or to the same one again if there is no other. A task that the lost
     * engine had not begun, as far as it had told, uses up no retry.
     *
     * @throws IllegalArgumentException for a negative number
     */
    LoadBalancedView withRetries(int times);

    /**
     * Returns a new view as {@link #withRetries(int)} does, which also runs a task again for other failures.
     *
     * @param worthIt tells for a failure if another try may help; it is called here, on a callback thread. What it throws
     *     ends the task
     */
    LoadBalancedView withRetries(int times, Predicate<? super CogridException> worthIt);

    /**
     * Returns a new view whose tasks fail with a {@link org.cogrid.core.TaskTimeoutException} if they have not begun
     * within this time; they never run afterwards.
     */
    LoadBalancedView withStartTimeout(Duration limit);

    /** Returns a new view whose tasks go before those of lower priority, among this client's balanced tasks; default 0. */
    LoadBalancedView withPriority(int priority);

    /**
     * Returns a new view whose tasks begin when all of these have ended well. If one of them has failed, a task fails at
     * once with an {@link org.cogrid.core.UnmetDependencyException}. Results may be of any view, and of other clients.
     *
     * @throws IllegalArgumentException if there are none
     */
    LoadBalancedView after(AsyncResult<?>... results);

    /** Returns a new view as {@link #after(AsyncResult[])} does. */
    LoadBalancedView after(Collection<? extends AsyncResult<?>> results);

    /** Returns a new view whose tasks begin when all of these have ended, well or not. */
    LoadBalancedView afterEnd(AsyncResult<?>... results);

    /**
     * Returns a new view whose tasks begin as soon as one of these has failed. If all have ended
     * well, a task fails with an {@link org.cogrid.core.UnmetDependencyException}.
     */
    LoadBalancedView afterFailure(AsyncResult<?>... results);

    /**
     * Returns a new view as {@link #after(AsyncResult[])} does, whose tasks go to the engine where that result came
     * from. They fail at once with an {@link org.cogrid.core.UnmetDependencyException} if that engine has left.
     */
    LoadBalancedView follow(AsyncResult<?> result);

    /**
     * Returns a new view that uses only engines where this gives true. An engine is asked right before the task would
     * run there. If all engines have answered false, the task fails with an {@link
     * org.cogrid.core.UnmetDependencyException}; with a start timeout, they are asked again each second until then.
     */
    LoadBalancedView where(Fn0<Boolean> predicate);

    /**
     * Returns a new view whose maps send this many items in one message. Without that, measured times decide: a message
     * runs for 10 ms or longer. Each item travels alone if the view has a time limit, or retries by a predicate.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    LoadBalancedView withChunk(int items);

    /**
     * Returns a new view whose {@code stream} and {@code asCompleted} hold at most this many items that were taken and not
     * handed out. Without that, they hold as many as keep the engines busy.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    LoadBalancedView withWindow(int items);

    /** Returns a new view whose maps cancel the other items when the first one has failed. */
    LoadBalancedView withFailFast();
}
