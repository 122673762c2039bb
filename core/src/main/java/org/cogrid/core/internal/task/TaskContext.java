package org.cogrid.core.internal.task;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cogrid.core.Engine;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.task.result.ExecuteResult;
import org.cogrid.core.internal.wire.RemoteError;
import org.jspecify.annotations.Nullable;

/** The engine as a task sees it. Used by the engine's thread only. */
public interface TaskContext {
    Engine engine();

    /** Calls a lambda, closure, Groovy source or callable value, binding named arguments to its parameters. */
    @Nullable
    Object call(Object function, @Nullable Object[] arguments, Map<String, @Nullable Object> named) throws Throwable;

    /** A function that is called for many items. */
    @FunctionalInterface
    interface ItemFunction {
        /** Calls it. Throws at once if the task was told to stop. */
        @Nullable
        Object call(@Nullable Object... arguments) throws Throwable;
    }

    /** Returns what calls a function, as {@link #call} does, for many items. */
    ItemFunction forItems(Object function);

    /**
     * Describes the failure of one of many items.
     *
     * @throws Throwable the failure itself, if it ends the whole task: the task was stopped, or memory ran out
     */
    RemoteError describeItem(Throwable failure) throws Throwable;

    /** Keeps the function of a map until {@link #forget}, or until the client has left and its tasks have ended. */
    void keep(KeepTask task);

    /**
     * Returns the kept function of a map.
     *
     * @throws org.cogrid.core.internal.task.result.NotKeptException if the engine does not keep it
     */
    KeepTask kept(UUID map);

    /** Lets go of the function of a map, if it is kept. */
    void forget(UUID map);

    /** Runs a text as if typed into the session; returns its last value. */
    @Nullable
    Object execute(String text, String fileName) throws Throwable;

    /** Evaluates one expression. */
    @Nullable
    Object evaluate(String expression) throws Throwable;

    /** The value at a path: {@code a}, {@code a.b}, {@code g[0]}, or a function's name. */
    @Nullable
    Object read(String path) throws Throwable;

    /** Assigns to a variable or, with a path, into a value. */
    void write(String path, @Nullable Object value) throws Throwable;

    /** Removes a variable or function; returns whether there was one. */
    boolean remove(String name);

    /** Adds imports to the session, such as {@code java.util.concurrent.*} or {@code static java.lang.Math.sqrt}. */
    void importNames(List<String> imports);

    /**
     * Makes jars from the grid known to texts.
     *
     * @param library the manifest that lists them
     */
    void addLibrary(ContentHash library);

    /** Forgets all values, imports, functions and classes of the session. */
    void clear();

    /** Lists the variables of the namespace. */
    List<VariableInfo> variables();

    /** Brings every grid copy up to date and returns when the backups have them. */
    void flush();

    /** Describes the last value of a text; never fails because of the value. */
    ExecuteResult describe(@Nullable Object lastValue, boolean whole);
}
