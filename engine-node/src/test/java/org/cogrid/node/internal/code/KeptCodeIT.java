package org.cogrid.node.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an engine keeps in the grid, while the collector of another member looks for what nobody keeps. */
final class KeptCodeIT {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int LOOKS = 20;

    @RegisterExtension
    private static LoneMember member = new LoneMember();

    private final AtomicLong clock = new AtomicLong();
    private final EngineCode engine = member.engine();
    private boolean areElsewhere;
    private final CodeCollector elsewhere = collector(member.engine(UUID.randomUUID(), 9));

    static final class A implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static final class B implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aManifestOfTwoIsInTheGridWheneverItIsHandedOut() throws Exception {
        Set<Class<?>> classes = Set.of(loaded(A.class), loaded(B.class));

        for (int look = 0; look < LOOKS; look++) {
            ContentHash handedOut = engine.manifestOf(classes);

            assertThat(member.store.manifest(handedOut).classes())
                    .containsOnlyKeys(A.class.getName(), B.class.getName());
            look(elsewhere);
            assertThat(member.store.findManifest(handedOut)).isPresent();
        }
    }

    @Test
    void aManifestOfTwoGoesOnceItIsNotHandedOutForAWhile() throws Exception {
        ContentHash handedOut = engine.manifestOf(Set.of(loaded(A.class), loaded(B.class)));
        CodeCollector own = collector(engine);

        for (int look = 0; look < LOOKS; look++) {
            look(own);
        }

        assertThat(member.store.findManifest(handedOut)).isEmpty();
        assertThat(member.store.kept(CodeOwners.loaders(member.uuid))).doesNotContain(handedOut);
    }

    @Test
    void aManifestOfTwoThatACopyNeedsStays() throws Exception {
        ContentHash handedOut = engine.manifestOf(Set.of(loaded(A.class), loaded(B.class)));
        engine.keepForCopies(Set.of(handedOut));
        CodeCollector own = collector(engine);

        for (int look = 0; look < LOOKS; look++) {
            look(own);
        }

        assertThat(member.store.manifest(handedOut).units())
                .allMatch(unit -> member.store.find(unit).isPresent());
    }

    @Test
    void whatTheGridHasLostIsPutAgainForACopy() throws Exception {
        ContentHash handedOut = engine.manifestOf(Set.of(loaded(A.class), loaded(B.class)));
        member.store.remove(Set.of(handedOut));

        engine.keepForCopies(Set.of(handedOut));

        assertThat(member.store.findManifest(handedOut)).isPresent();
    }

    @Test
    void whatIsLoadedIsKeptFromTheStartAlsoWhenItsClientLeavesAtOnce() throws Exception {
        Class<?> type = loaded(A.class);
        member.clientLeaves();

        for (int look = 0; look < LOOKS; look++) {
            look(elsewhere);
        }

        assertThat(member.store.findManifest(engine.manifestOf(Set.of(type)))).isPresent();
    }

    @Test
    void codeOfAClientThatOnlyAnotherMemberHasAConnectionToStays() {
        ContentHash sent = member.sent(A.class).hash();
        areElsewhere = true;
        for (int look = 0; look < LOOKS; look++) {
            look(elsewhere);
        }
        assertThat(member.store.findManifest(sent)).isPresent();

        areElsewhere = false;
        for (int look = 0; look < LOOKS; look++) {
            look(elsewhere);
        }
        assertThat(member.store.findManifest(sent)).isEmpty();
    }

    private Class<?> loaded(Class<?> type) throws Exception {
        return engine.loaderOf(member.sent(type).hash()).loadClass(type.getName());
    }

    private CodeCollector collector(EngineCode code) {
        return new CodeCollector(
                member.hazelcast(),
                member.store,
                code,
                this::clientsElsewhere,
                new CodeCollector.Grace(GRACE, clock::get));
    }

    private Set<UUID> clientsElsewhere(Set<UUID> clients) {
        return areElsewhere ? clients : Set.of();
    }

    private void look(CodeCollector collector) {
        clock.addAndGet(GRACE.toNanos() / 4);
        collector.pass();
    }
}
