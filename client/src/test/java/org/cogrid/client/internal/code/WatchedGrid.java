package org.cogrid.client.internal.code;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A grid in which calls of one method with one key hang until they may go on. */
final class WatchedGrid {
    final CompletableFuture<Boolean> isAsked = new CompletableFuture<>();
    final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final String method;
    private final String key;

    WatchedGrid(String method, String key) {
        this.method = method;
        this.key = key;
    }

    HazelcastInstance of(HazelcastInstance grid) {
        return proxy(HazelcastInstance.class, grid);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    if (called.getName().equals(method) && key.equals(arguments[0])) {
                        isAsked.complete(true);
                        mayAnswer.await();
                    }
                    try {
                        Object result = called.invoke(target, arguments);
                        return result instanceof IMap<?, ?> map ? proxy(IMap.class, map) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
