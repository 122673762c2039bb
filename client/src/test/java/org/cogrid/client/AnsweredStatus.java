package org.cogrid.client;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** The status of an engine that has told what it does: on a busy machine it may miss the time for that now and then. */
public final class AnsweredStatus {
    private static final Duration LONG = Duration.ofSeconds(50);

    private AnsweredStatus() {}

    /** Asks until the engine tells. */
    public static EngineStatus of(Client client, int id) {
        return await().atMost(LONG)
                .until(
                        () -> client.status().stream()
                                .filter(engine -> engine.id() == id)
                                .findFirst()
                                .orElseThrow(),
                        engine -> engine.activity().isPresent());
    }

    /** What that engine does, and keeps. */
    public static EngineStatus.Activity activity(Client client, int id) {
        return of(client, id).activity().orElseThrow();
    }
}
