package org.cogrid.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cogrid.client.call.MapCalls;
import org.cogrid.client.call.MultiEngineFunctionCalls;
import org.cogrid.client.call.MultiOnReference;
import org.cogrid.client.call.MultiStoringCalls;
import org.cogrid.core.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Several engines, as a client uses them at once: the verbs of a {@link DirectView}, each sent to all engines of the
 * view. Results are lists in the order of the view.
 *
 * <pre>{@code
 * MultiView all = client.view(0, 1, 2);
 * all.scatter("x", data).get();
 * List<Double> sums = all.applySync(Stats::sum, ref("x", double[].class));
 * }</pre>
 *
 * <p>What is common to all engines is encoded once, and everything is encoded before anything is sent; later changes to
 * arguments and values have no effect. Each engine gets its own copy. On each engine the tasks that one thread sends
 * start in the order sent, also beside those of a {@link DirectView}. Thread-safe; {@code block} belongs to this view
 * alone.
 *
 * <p>A view of all engines ({@link Client#all()}) means the engines that are there at each call. All other views keep
 * their engines. If an engine has left or leaves, its part of a result fails with an {@code EngineLostException} or a
 * {@code NoSuchEngineException}. Verbs that always wait, such as {@link #get}, then throw a {@link
 * org.cogrid.core.CompositeTaskException}.
 */
public interface MultiView extends MultiEngineFunctionCalls, MultiStoringCalls, MapCalls, Iterable<DirectView> {
    /** Returns the ids of the engines, in the order of the view: for a view of all engines, those of now. Does not wait. */
    List<Integer> ids();

    /** Returns how many engines the view has; for a view of all engines, how many there are now. Does not wait. */
    int size();

    /** Returns true if {@code apply}, {@code push} and the other verbs that may wait do so until all parts have ended. */
    boolean isBlock();

    /** Sets whether {@code apply} and its like wait until all parts have ended, and throw their failure. */
    void setBlock(boolean block);

    /** Returns a new view whose tasks carry this label; see {@link DirectView#withLabel}. */
    MultiView withLabel(CharSequence label);

    /**
     * Returns a new view that waits no longer than this for a result, and for room to send to each engine. An engine that
     * has no room in time fails its part; the engines are sent to one after the other. Tasks run on.
     */
    MultiView withTimeout(Duration timeout);

    /** Returns a new view whose tasks are cancelled, each on its engine, when they have run for longer than this. */
    MultiView withTimeLimit(Duration timeLimit);

    /** Returns a new view that does not show the output of its tasks; see {@link DirectView#withHiddenOutput}. */
    MultiView withHiddenOutput();

    /**
     * Returns a new view of whichever of these engines is least busy; for a view of all engines, also of those that come
     * later.
     */
    LoadBalancedView balanced();

    /** Starts a call with a Reference as its first argument, whose type the compiler then knows. */
    default <A> MultiOnReference<A> on(Reference<A> reference) {
        return new MultiOnReference<>(this, reference);
    }

    /** Runs a text on each engine, as {@link DirectView#execute} does. */
    MultiResult<ExecuteReply> execute(CharSequence text);

    /**
     * Runs a script file of the client's machine on each engine. The file is read once.
     *
     * @throws org.cogrid.core.CogridException if the file can't be read as UTF-8
     */
    MultiResult<ExecuteReply> run(Path file);

    /** Does the same as {@link #run(Path)}. A relative name starts at the program's working directory. */
    default MultiResult<ExecuteReply> run(CharSequence file) {
        return run(Path.of(file.toString()));
    }

    /** Returns the value of an expression on each engine. The caller chooses its type. */
    <R extends @Nullable Object> MultiResult<R> evaluate(CharSequence expression);

    /** Assigns these variables on each engine. */
    MultiResult<@Nullable Void> push(Map<? extends CharSequence, ?> variables);

    /** Returns the value of a variable of each engine. The caller chooses its type. */
    <R extends @Nullable Object> MultiResult<R> pull(CharSequence name);

    /** Returns the values of several variables of each engine: a list for each engine, in the order of the names. */
    MultiResult<List<@Nullable Object>> pull(CharSequence first, CharSequence second, CharSequence... more);

    /** Returns the values of these variables of each engine: a list for each engine, even for a single name. */
    MultiResult<List<@Nullable Object>> pull(Collection<? extends CharSequence> names);

    /** Returns the value of a variable of each engine; always waits. The caller chooses its type. */
    <R extends @Nullable Object> List<R> get(CharSequence name);

    /** Assigns a variable on each engine, the same value to all; always waits. */
    void put(CharSequence name, @Nullable Object value);

    /** Assigns these variables on each engine; always waits. */
    void update(Map<? extends CharSequence, ?> variables);

    /**
     * Assigns a variable on each engine: the first value to the first engine of the view, and so on; always waits.
     *
     * @throws IllegalArgumentException if there are more or fewer values than engines
     */
    void putEach(CharSequence name, List<?> values);

    /**
     * Cuts a sequence into one piece for each engine and assigns the pieces to a variable there. Pieces are contiguous
     * and in the order of the view; the first ones are longer by one where the length asks for it, and the last ones are
     * empty where there are more engines than elements. A piece of an array is an array of the same type; a piece of
     * anything else is a list.
     *
     * @param sequence an array, whose first dimension is cut, an {@code Iterable}, an {@code Iterator} or a stream
     * @return the length of each piece
     * @throws IllegalArgumentException for anything else; a text and a map count as one value
     */
    MultiResult<Integer> scatter(CharSequence name, Object sequence);

    /**
     * Returns the pieces that {@link #scatter} or the engines have assigned to a variable, joined in the order of the
     * view. Arrays of one type give such an array, and lists give a list. Anything else gives a list with the value of
     * each engine. If an engine has left, this fails; {@link DirectView#peek} reads what the grid still has of its piece.
     */
    <R extends @Nullable Object> AsyncResult<R> gather(CharSequence name);

    /** Supports Groovy's {@code mv['a']}: {@link #get(CharSequence)}. */
    default List<@Nullable Object> getAt(String name) {
        return get(name);
    }

    /** Supports Groovy's {@code mv["a$i"]}: {@link #get(CharSequence)}. */
    default List<@Nullable Object> getAt(CharSequence name) {
        return get(name);
    }

    /** Supports Groovy's {@code mv['a'] = 1}: {@link #put}. */
    default void putAt(String name, @Nullable Object value) {
        put(name, value);
    }

    /** Supports Groovy's {@code mv["a$i"] = 1}: {@link #put}. */
    default void putAt(CharSequence name, @Nullable Object value) {
        put(name, value);
    }

    /** Tells for each engine whether there is a variable of that name; always waits. */
    List<Boolean> contains(CharSequence name);

    /** Removes a variable or function on each engine, and tells for each whether there was one; always waits. */
    List<Boolean> remove(CharSequence name);

    /** Removes all variables, imports, functions and classes of each engine; always waits. */
    void clear();

    /** Brings all grid copies of each engine up to date. Returns when their backups are up to date, too. */
    void flush();

    /**
     * Checks these names in this program and imports them on each engine, as {@link DirectView#syncImports} does.
     *
     * @throws IllegalArgumentException if this program has nothing of that name; then nothing is imported
     */
    void syncImports(String... names);

    /**
     * Cancels all tasks of this client that these engines have not finished, running or waiting, also those of other
     * views.
     *
     * @return how many there were
     */
    int abort();
}
