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
    /** Whether {@code apply}, {@code execute}, {@code run}, {@code evaluate}, {@code push} and {@code pull} wait until done. */
    boolean isBlock();

    /** Says whether {@code apply} and its like wait until done, and throw the task's failure themselves. */
    void setBlock(boolean block);

    /** A new view whose tasks carry this label in their metadata; of a label of more than 1,000 characters the middle is cut. */
    DirectView withLabel(CharSequence label);

    /** A new view that waits no longer than this for a task or for room to send it; the task runs on. */
    DirectView withTimeout(Duration timeout);

    /** A new view whose tasks are cancelled when they have run for longer than this. */
    DirectView withTimeLimit(Duration timeLimit);

    /** A new view on whose results nobody is shown what tasks print (see {@link AsyncResult}); metadata and listeners have it. */
    DirectView withHiddenOutput();

    /** Calls with a Reference as first argument whose type the compiler then knows. */
    default <A> OnReference<A> on(Reference<A> reference) {
        return new OnReference<>(this, reference);
    }

    /** Runs a text there, as if typed into one session: what it declares, defines and imports stays. */
    AsyncResult<ExecuteReply> execute(CharSequence text);

    /**
     * Runs a script file of the client's machine there, as {@link #execute} does its text.
     *
     * @throws org.cogrid.core.CogridException when the file can't be read as UTF-8
     */
    AsyncResult<ExecuteReply> run(Path file);

    /** As {@link #run(Path)}; a relative name counts from the program's working directory. */
    default AsyncResult<ExecuteReply> run(CharSequence file) {
        return run(Path.of(file.toString()));
    }

    /** The value of an expression. Its type is the caller's to know. */
    <R extends @Nullable Object> AsyncResult<R> evaluate(CharSequence expression);

    /** Assigns variables, all in one task. */
    AsyncResult<@Nullable Void> push(Map<? extends CharSequence, ?> variables);

    /** The value of a variable. Its type is the caller's to know. */
    <R extends @Nullable Object> AsyncResult<R> pull(CharSequence name);

    /** The values of several variables, in that order, from one task; what they share they still share. */
    AsyncResult<List<@Nullable Object>> pull(CharSequence first, CharSequence second, CharSequence... more);

    /** The values of these variables, in that order, from one task, as a list even for a single name. */
    AsyncResult<List<@Nullable Object>> pull(Collection<? extends CharSequence> names);

    /** The value of a variable; always waits. Its type is the caller's to know. */
    <R extends @Nullable Object> R get(CharSequence name);

    /**
     * The value of a variable; always waits.
     *
     * @throws ClassCastException when it is of another type; the message names both
     */
    <T> T get(CharSequence name, Class<T> type);

    /** Assigns a variable; always waits. */
    void put(CharSequence name, @Nullable Object value);

    /** Assigns variables, all in one task; always waits. */
    void update(Map<? extends CharSequence, ?> variables);

    /** Groovy's {@code e0['a']}: {@link #get(CharSequence)}. */
    default @Nullable Object getAt(String name) {
        return get(name);
    }

    /** Groovy's {@code e0["a$i"]}: {@link #get(CharSequence)}. */
    default @Nullable Object getAt(CharSequence name) {
        return get(name);
    }

    /** Groovy's {@code e0['a'] = 1}: {@link #put}. */
    default void putAt(String name, @Nullable Object value) {
        put(name, value);
    }

    /** Groovy's {@code e0["a$i"] = 1}: {@link #put}. */
    default void putAt(CharSequence name, @Nullable Object value) {
        put(name, value);
    }

    /** Whether there is a variable of that name; always waits. */
    boolean contains(CharSequence name);

    /** Removes a variable or function and tells whether there was one; always waits. */
    boolean remove(CharSequence name);

    /** Forgets all variables, imports, functions and classes there; always waits. */
    void clear();

    /** What the namespace holds, with sizes and the state of the grid copies; always waits. */
    Variables variables();

    /** Brings all grid copies up to date; returns when their backups have them too. */
    void flush();

    /**
     * The grid copy of a variable, read from the grid without waiting for the engine, also after its death.
     *
     * @throws org.cogrid.core.CogridException when there is no grid copy of that name
     */
    <R extends @Nullable Object> R peek(CharSequence name);

    /**
     * Checks these names here and imports them there: {@code java.util.concurrent.*}, {@code com.acme.Tool},
     * {@code static java.lang.Math.sqrt}, {@code com.acme.Tool as T}. Classes the engine lacks travel along. Always waits.
     *
     * @throws IllegalArgumentException when this program has nothing of that name; then nothing is imported
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
