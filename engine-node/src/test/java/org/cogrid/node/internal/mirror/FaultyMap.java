package org.cogrid.node.internal.mirror;

import com.hazelcast.map.IMap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A grid map in which writes can be made to fail, by what they write, or to hang, by the names they write, and reads to fail. Used by one thread. */
final class FaultyMap {
    private final IMap<String, Object> map;
    private Predicate<Object> failing = value -> false;
    private Predicate<String> hanging = name -> false;
    private final List<Runnable> held = new ArrayList<>();
    private RuntimeException readFailure;
    private Error failure = new AssertionError("not set");

    FaultyMap(IMap<String, Object> map) {
        this.map = map;
    }

    /** The map as a mirror sees it. */
    @SuppressWarnings("unchecked")
    IMap<String, Object> asMap() {
        return (IMap<String, Object>) Proxy.newProxyInstance(
                FaultyMap.class.getClassLoader(),
                new Class<?>[] {IMap.class},
                (proxy, method, args) -> call(method, args));
    }

    /** From now on the start of a write of such values throws this. */
    void failAtOnce(Predicate<Object> values, Error error) {
        failing = values;
        failure = error;
    }

    /** From now on writes of these names, and what is written with them, get nowhere. */
    void hang(Predicate<String> names) {
        hanging = names;
    }

    /** What hung is written now, in its order. */
    void goOn() {
        hanging = name -> false;
        held.forEach(Runnable::run);
        held.clear();
    }

    /** From now on each read throws this. */
    void failReads(RuntimeException exception) {
        readFailure = exception;
    }

    void failNoMore() {
        readFailure = null;
        failing = value -> false;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whoever called the map gets it
    private Object call(Method method, Object[] args) throws Throwable {
        if (isWrite(method) && values(args).anyMatch(failing)) {
            throw failure;
        }
        if (isWrite(method) && names(args).anyMatch(hanging)) {
            return hold(method, args);
        }
        if (!isWrite(method) && readFailure != null) {
            throw readFailure;
        }
        try {
            return method.invoke(map, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private CompletableFuture<Object> hold(Method method, Object[] args) {
        CompletableFuture<Object> written = new CompletableFuture<>();
        held.add(() -> {
            try {
                ((CompletionStage<?>) method.invoke(map, args))
                        .toCompletableFuture()
                        .join();
                written.complete(null);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        });
        return written;
    }

    private static Stream<String> names(Object[] args) {
        return args[0] instanceof Map<?, ?> many
                ? many.keySet().stream().map(String::valueOf)
                : Stream.of(String.valueOf(args[0]));
    }

    private static boolean isWrite(Method method) {
        return method.getName().endsWith("Async");
    }

    private static Stream<?> values(Object[] args) {
        return args[0] instanceof Map<?, ?> many
                ? many.values().stream()
                : Stream.of(args).skip(1);
    }
}
