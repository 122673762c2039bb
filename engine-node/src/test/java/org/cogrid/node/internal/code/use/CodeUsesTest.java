package org.cogrid.node.internal.code.use;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;
import org.junit.jupiter.api.Test;

/** Two manifests that share a jar, and who keeps them. */
final class CodeUsesTest {
    private static final ContentHash OLD = hash("manifest of version 1");
    private static final ContentHash NEW = hash("manifest of version 2");
    private static final ContentHash OLD_CLASS = hash("class of version 1");
    private static final ContentHash NEW_CLASS = hash("class of version 2");
    private static final ContentHash JAR = hash("jar of both");
    private static final Map<ContentHash, Set<ContentHash>> UNITS =
            Map.of(OLD, Set.of(OLD_CLASS, JAR), NEW, Set.of(NEW_CLASS, JAR));
    private static final Set<ContentHash> STORED = Set.of(OLD, NEW, OLD_CLASS, NEW_CLASS, JAR);

    private static final String ONE = CodeOwners.client(new UUID(1, 1));
    private static final String OTHER = CodeOwners.client(new UUID(2, 2));
    private static final String LOADED = CodeOwners.loaders(new UUID(3, 3));

    private final Map<String, Set<ContentHash>> owners = new HashMap<>();
    private final CodeUses uses = new CodeUses(owners);

    private static ContentHash hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private Set<ContentHash> idle() {
        return uses.idle(STORED, UNITS::get);
    }

    private Set<ContentHash> loaded() {
        return uses.loadedFor(Set.of());
    }

    @Test
    void aVersionThatItsClientHasLetGoOfGoesWithoutWhatTheNextOneUses() {
        owners.put(ONE, Set.of(NEW));

        assertThat(idle()).containsExactlyInAnyOrder(OLD, OLD_CLASS);
        assertThat(loaded()).containsExactly(NEW);
    }

    @Test
    void aVersionStaysWhileAnotherClientKeepsIt() {
        owners.put(ONE, Set.of(NEW));
        owners.put(OTHER, Set.of(OLD));

        assertThat(idle()).isEmpty();
        assertThat(loaded()).containsExactlyInAnyOrder(OLD, NEW);
    }

    @Test
    void aClientOnAnotherGridKeepsNothingHere() {
        Map<String, Set<ContentHash>> otherGrid = Map.of(OTHER, Set.of(OLD));
        owners.put(ONE, Set.of(NEW));

        assertThat(idle()).contains(OLD);
        assertThat(new CodeUses(otherGrid).idle(STORED, UNITS::get)).containsExactlyInAnyOrder(NEW, NEW_CLASS);
    }

    @Test
    void allOfAClientThatHasLeftOrDiedGoes() {
        assertThat(idle()).isEqualTo(STORED);
        assertThat(loaded()).isEmpty();
    }

    @Test
    void aClientThatComesAfterwardsKeepsWhatItSends() {
        owners.put(ONE, Set.of(OLD));
        owners.remove(ONE);
        owners.put(OTHER, Set.of(OLD));

        assertThat(idle()).containsExactlyInAnyOrder(NEW, NEW_CLASS);
        assertThat(loaded()).containsExactly(OLD);
    }

    @Test
    void whatAnEngineHasLoadedStaysInTheGridButIsNoReasonToStayLoaded() {
        owners.put(LOADED, Set.of(OLD));

        assertThat(idle()).containsExactlyInAnyOrder(NEW, NEW_CLASS);
        assertThat(loaded()).isEmpty();
    }

    @Test
    void aVersionStaysLoadedForATaskThatWaits() {
        owners.put(LOADED, Set.of(OLD));
        owners.put(ONE, Set.of(NEW));

        assertThat(uses.loadedFor(Set.of(OLD))).containsExactlyInAnyOrder(OLD, NEW);
        assertThat(idle()).isEmpty();
    }

    @Test
    void aVersionStaysForTheNamespaceOfAnEngineThatIsRestarted() {
        owners.put(CodeOwners.engine(0), Set.of(OLD));

        assertThat(idle()).containsExactlyInAnyOrder(NEW, NEW_CLASS);
        assertThat(loaded()).containsExactly(OLD);
    }

    @Test
    void aVersionStaysForScriptsAndLibrariesStayAnyway() {
        owners.put(CodeOwners.scripts(0), Set.of(OLD));
        owners.put(CodeOwners.LIBRARIES, Set.of(NEW));

        assertThat(idle()).isEmpty();
        assertThat(loaded()).containsExactlyInAnyOrder(OLD, NEW);
    }
}
