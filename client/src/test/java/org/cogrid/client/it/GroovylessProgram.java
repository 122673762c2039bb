package org.cogrid.client.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.MultiView;
import org.cogrid.core.Engine;
import org.cogrid.core.Reference;
import org.cogrid.core.RemoteTaskException;

/** A program in Java whose class path has no Groovy. It works by each kind of view. Its argument: the connection file. */
public final class GroovylessProgram {
    private GroovylessProgram() {}

    public static void main(String[] arguments) {
        try (Client client = Client.connect(Path.of(arguments[0]))) {
            one(client.view(0).withLabel("one"));
            many(client.all().withTimeout(Duration.ofMinutes(1)));
            any(client.balanced().withRetries(1));
            System.out.println("grid map: " + client.gridMap("groovyless").put("a", 1));
            System.out.println("engines: " + client.status().size());
        }
        try {
            System.out.println(Class.forName("groovy.lang.GroovyObject") + " is there");
        } catch (ClassNotFoundException e) {
            System.out.println("there is no Groovy");
        }
    }

    private static void one(DirectView engine) {
        int factor = 6;
        System.out.println("apply: " + engine.applySync((Integer x) -> factor * x, 7));
        engine.put("list", List.of(1, 2));
        System.out.println("get: " + engine.get("list", List.class));
        System.out.println(
                "evaluate: " + engine.evaluate("list.collect { it + 1 }").get());
        System.out.println("execute: " + engine.execute("x = [1] + 2").get().value());
        AsyncResult<Reference<Integer>> stored = engine.applyInto("stored", () -> 41);
        System.out.println("reference: " + engine.applySync((Integer x) -> x + 1, stored.get()));
        try {
            engine.applySync(() -> Integer.valueOf("x"));
        } catch (RemoteTaskException e) {
            System.out.println("failure: " + e.getCause());
        }
        System.out.println("metadata: " + stored.metadata().label());
    }

    private static void many(MultiView engines) {
        System.out.println("all: " + engines.applySync(() -> Engine.current().id()));
        engines.push(Map.of("a", 1)).get();
        System.out.println(
                "scatter: " + engines.scatter("part", new int[] {1, 2, 3}).get());
        System.out.println("gather: " + ((int[]) engines.gather("part").get()).length);
        System.out.println("map: " + engines.mapSync((Integer i) -> i * i, List.of(1, 2, 3)));
    }

    private static void any(LoadBalancedView any) {
        System.out.println("balanced: " + any.applySync(() -> 1));
        System.out.println("balanced map: " + any.mapSync((Integer i) -> i * i, List.of(1, 2, 3)));
        System.out.println("sum: "
                + any.mapReduce((Integer i) -> i, Integer::sum, List.of(1, 2, 3))
                        .get());
        System.out.println(
                "stream: " + any.stream((Integer i) -> -i, List.of(1, 2, 3)).toList());
    }
}
