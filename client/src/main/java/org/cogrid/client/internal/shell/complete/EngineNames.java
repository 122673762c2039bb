package org.cogrid.client.internal.shell.complete;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.core.CogridException;

/**
 * The names of the engines' variables, for completion. For a busy engine it uses the names that the engine last gave.
 */
public final class EngineNames {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String ASK = "new ArrayList<String>(binding.variables.keySet())";

    private final Client client;
    private final Map<Integer, AsyncResult<List<String>>> asked = new ConcurrentHashMap<>();
    private final Map<Integer, List<String>> known = new ConcurrentHashMap<>();

    public EngineNames(Client client) {
        this.client = client;
    }

    public List<String> of(int engine) {
        try {
            AsyncResult<List<String>> answer = asked.computeIfAbsent(engine, this::ask);
            if (answer.await(PATIENCE)) {
                asked.remove(engine); // the next request asks again
                known.put(engine, answer.get());
            }
        } catch (CogridException e) {
            known.remove(engine); // the engine is gone; the line that uses it will say so
        }
        return known.getOrDefault(engine, List.of());
    }

    private AsyncResult<List<String>> ask(int engine) {
        return client.view(engine).withLabel("completion").evaluate(ASK);
    }
}
