package org.cogrid.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cogrid.client.call.EngineFunctionCalls;
import org.cogrid.client.call.OnReference;
import org.cogrid.client.call.StoringCalls;
import org.cogrid.core.EngineAddress;
import org.cogrid.core.Reference;
import org.jspecify.annotations.Nullable;

/**
 * One engine, as a client uses it: calls functions there, runs texts there, and reads and writes its variables.
 *
 * <pre>{@code
 * DirectView e0 = client.view(0);
 * int answer = e0.applySync(v -> v * 2, 21);
 * e0.put("a", 5);
 * e0.execute("b = a * a").get();
 * int b = e0.get("b", Integer.class);
 * }</pre>
 *
 * <p>Tasks that one thread sends start in the order sent, whatever their kind. Arguments and values are encoded before a
 * verb returns, so later changes to them have no effect there. Thread-safe; {@code block} belongs to this view alone.
 *
 * <p>Names are those of Groovy variables. Where a value is read or written, a path such as {@code a.b} or {@code g[0]}
 * may stand for a name. A name that no variable can have is an {@link IllegalArgumentException} at once; one that is not
 * there is a {@code RemoteTaskException} of a {@code MissingPropertyException}.
 */
public interface DirectView extends EngineFunctionCalls, StoringCalls, EngineAddress {
    /**
     * Returns true if {@code apply}, {@code execute}, {@code run}, {@code evaluate}, {@code push} and {@code pull} wait
     * until their task has ended.
     */
    boolean isBlock();

    /** Sets whether {@code apply} and its like wait until their task has ended, and throw its failure. */
    void setBlock(boolean block);

    /**
     * Returns a new view whose tasks carry this label in their metadata. A label of more than 1,000 characters is cut
     * in the middle.
     */
    DirectView withLabel(CharSequence label);

    /** Returns a new view that waits no longer than this for a task, or for room to send it. The task runs on. */
    DirectView withTimeout(Duration timeout);

    /** Returns a new view whose tasks are cancelled when they have run for longer than this. */
    DirectView withTimeLimit(Duration timeLimit);

    /**
     * Returns a new view that does not show the output of its tasks (see {@link AsyncResult}). Metadata and listeners
     * have the output.
     */
    DirectView withHiddenOutput();

    /** Starts a call with a Reference as its first argument, whose type the compiler then knows. */
    default <A> OnReference<A> on(Reference<A> reference) {
        return new OnReference<>(this, reference);
    }

    /** Runs a text on the engine, as if typed into one shell: what it declares, defines and imports stays. */
    AsyncResult<ExecuteReply> execute(CharSequence text);

    /**
     * Runs a script file of the client's machine on the engine, as {@link #execute} runs a text.
     *
     * @throws org.cogrid.core.CogridException if the file can't be read as UTF-8
     */
    AsyncResult<ExecuteReply> run(Path file);

    /** Does the same as {@link #run(Path)}. A relative name starts at the program's working directory. */
    default AsyncResult<ExecuteReply> run(CharSequence file) {
        return run(Path.of(file.toString()));
    }

    /** Returns the value of an expression. The caller chooses its type. */
    <R extends @Nullable Object> AsyncResult<R> evaluate(CharSequence expression);

    /** Assigns variables, all in one task. */
    AsyncResult<@Nullable Void> push(Map<? extends CharSequence, ?> variables);

    /** Returns the value of a variable. The caller chooses its type. */
    <R extends @Nullable Object> AsyncResult<R> pull(CharSequence name);

    /**
     * Returns the values of several variables, in that order, from one task. An object that they share they still
     * share.
     */
    AsyncResult<List<@Nullable Object>> pull(CharSequence first, CharSequence second, CharSequence... more);

    /** Returns the values of these variables, in that order, from one task. It is a list even for a single name. */
    AsyncResult<List<@Nullable Object>> pull(Collection<? extends CharSequence> names);

    /** Returns the value of a variable; always waits. The caller chooses its type. */
    <R extends @Nullable Object> R get(CharSequence name);

    /**
     * Returns the value of a variable; always waits.
     *
     * @throws ClassCastException if it is of another type; the message names both
     */
    <T> T get(CharSequence name, Class<T> type);

    /** Assigns a variable; always waits. */
    void put(CharSequence name, @Nullable Object value);

    /** Assigns variables, all in one task; always waits. */
    void update(Map<? extends CharSequence, ?> variables);

    /** Supports Groovy's {@code e0['a']}: {@link #get(CharSequence)}. */
    default @Nullable Object getAt(String name) {
        return get(name);
    }

    /** Supports Groovy's {@code e0["a$i"]}: {@link #get(CharSequence)}. */
    default @Nullable Object getAt(CharSequence name) {
        return get(name);
    }

    /** Supports Groovy's {@code e0['a'] = 1}: {@link #put}. */
    default void putAt(String name, @Nullable Object value) {
        put(name, value);
    }

    /** Supports Groovy's {@code e0["a$i"] = 1}: {@link #put}. */
    default void putAt(CharSequence name, @Nullable Object value) {
        put(name, value);
    }

    /** Returns true if there is a variable of that name; always waits. */
    boolean contains(CharSequence name);

    /** Removes a variable or function, and returns true if there was one; always waits. */
    boolean remove(CharSequence name);

    /** Removes all variables, imports, functions and classes of the engine; always waits. */
    void clear();

    /** Lists what the namespace holds, with sizes and the state of the grid copies; always waits. */
    Variables variables();

    /** Brings all grid copies up to date. Returns when their backups are up to date, too. */
    void flush();

    /**
     * Returns the grid copy of a variable. Reads it from the grid without waiting for the engine, even if the engine is
     * dead.
     *
     * @throws org.cogrid.core.CogridException if there is no grid copy of that name
     */
    <R extends @Nullable Object> R peek(CharSequence name);

    /**
     * Checks these names in this program and imports them on the engine: {@code java.util.concurrent.*}, {@code
     * com.acme.Tool}, {@code static java.lang.Math.sqrt}, {@code com.acme.Tool as T}. Classes that the engine lacks
     * travel along. Always waits.
     *
     * @throws IllegalArgumentException if this program has nothing of that name; then nothing is imported
     */
    void syncImports(String... names);

    /**
     * Cancels all tasks of this client that the engine has not finished, running or waiting.
     *
     * @return how many there were
     */
    int abort();

    /** Cancels these tasks, the last one first, so that none of them starts meanwhile. */
    void abort(Collection<? extends AsyncResult<?>> results);
}
