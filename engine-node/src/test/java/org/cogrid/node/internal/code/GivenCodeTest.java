package org.cogrid.node.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ContentHash;
import org.junit.jupiter.api.Test;

final class GivenCodeTest {
    private static final ContentHash ONE = ContentHash.of("one".getBytes(StandardCharsets.UTF_8));
    private static final ContentHash OTHER = ContentHash.of("other".getBytes(StandardCharsets.UTF_8));
    private static final int MANY = 100;

    private final Set<ContentHash> given = new LinkedHashSet<>();
    private final Map<ContentHash, Throwable> obstacles = new HashMap<>();
    private final List<ContentHash> attempts = new ArrayList<>();
    private final List<ContentHash> loaded = new ArrayList<>();
    private final List<Set<ContentHash>> arranged = new ArrayList<>();
    private int asked;
    private final GivenCode code = new GivenCode(this::ask, this::load, arranged::add);

    private Set<ContentHash> ask() {
        asked++;
        return Set.copyOf(given);
    }

    private void load(ContentHash manifest) {
        attempts.add(manifest);
        if (obstacles.get(manifest) instanceof Error error) {
            throw error;
        } else if (obstacles.get(manifest) instanceof RuntimeException failure) {
            throw failure;
        }
        loaded.add(manifest);
    }

    @Test
    void whatWasGivenIsLoadedOnce() {
        given.add(ONE);

        assertThat(code.look()).isEmpty();
        assertThat(code.look()).isEmpty();

        assertThat(attempts).containsExactly(ONE);
    }

    @Test
    void allIsArrangedWhenSomethingWasLoaded() {
        given.add(ONE);
        obstacles.put(ONE, new CogridException("its jar is missing"));
        code.look();
        given.add(OTHER);
        code.look();
        code.look();

        assertThat(arranged).containsExactly(Set.of(ONE, OTHER));
    }

    @Test
    void whatCouldNotBeLoadedIsToldOnceAndTriedAgain() {
        given.add(ONE);
        obstacles.put(ONE, new CogridException("its jar is missing"));

        assertThat(code.look()).containsExactly("its jar is missing");
        assertThat(code.look()).isEmpty();
        obstacles.clear();
        assertThat(code.look()).isEmpty();
        assertThat(code.look()).isEmpty();

        assertThat(loaded).containsExactly(ONE);
    }

    @Test
    void whatCanNeverBeLoadedIsTriedEverMoreRarely() {
        given.add(ONE);
        obstacles.put(ONE, new CogridException("conflicts"));

        for (int i = 0; i < MANY; i++) {
            code.look();
        }

        assertThat(attempts).hasSizeBetween(3, 10);
    }

    @Test
    void anErrorOfOneKeepsNeitherTheOtherNorATask() {
        given.add(ONE);
        given.add(OTHER);
        obstacles.put(ONE, new NoClassDefFoundError("damaged"));

        assertThat(code.beforeTask()).containsExactly("java.lang.NoClassDefFoundError: damaged");

        assertThat(loaded).containsExactly(OTHER);
    }

    @Test
    void aTaskFindsWhatWasGivenBeforeTheGridKnewThatTheEngineServes() {
        code.look();
        given.add(ONE);
        code.serving();

        code.beforeTask();

        assertThat(loaded).containsExactly(ONE);
    }

    @Test
    void tasksLookNoMoreOnceOneHasLookedWhileTheEngineServes() {
        code.beforeTask();
        code.beforeTask();
        code.serving();
        code.beforeTask();

        code.beforeTask();
        code.beforeTask();

        assertThat(asked).isEqualTo(3);
    }

    @Test
    void aGridThatCannotBeAskedIsToldOnceAndAskedAgain() {
        boolean[] down = {true};
        GivenCode asking = new GivenCode(
                () -> {
                    if (down[0]) {
                        throw new IllegalStateException("down");
                    }
                    return Set.of(ONE);
                },
                this::load,
                arranged::add);

        assertThat(asking.look()).singleElement().asString().contains("down");
        assertThat(asking.look()).isEmpty();
        down[0] = false;
        assertThat(asking.look()).isEmpty();

        assertThat(loaded).containsExactly(ONE);
    }
}
