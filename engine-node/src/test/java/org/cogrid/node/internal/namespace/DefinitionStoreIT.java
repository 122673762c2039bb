package org.cogrid.node.internal.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.IMap;
import java.util.List;
import java.util.Set;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.node.internal.mirror.SharedMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DefinitionStoreIT {
    @RegisterExtension
    private static final SharedMember GRID = new SharedMember();

    private IMap<Long, byte[]> map;
    private DefinitionStore definitions;

    @BeforeEach
    void startEngine() {
        map = GRID.member().getMap(GridNames.definitions(0));
        map.clear();
        definitions = new DefinitionStore(map);
    }

    @Test
    void anEngineThatComesBackFindsThemInTheirOrder() {
        for (long number = 1; number <= 12; number++) {
            definitions.put(number, new byte[] {(byte) number});
        }

        List<byte[]> found = new DefinitionStore(map).all();

        assertThat(found).extracting(bytes -> (int) bytes[0]).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void thoseThatDoNotCountAnyMoreGoOnceTheyAreMany() {
        for (long number = 1; number <= 1_000; number++) {
            definitions.put(number, new byte[1]);
            long newest = number;
            definitions.prune(() -> Set.of(newest));
        }

        assertThat(map.size()).isLessThan(30);
        assertThat(map.containsKey(1_000L)).isTrue();
    }

    @Test
    void clearForgetsAll() {
        definitions.put(1, new byte[1]);

        definitions.clear();

        assertThat(definitions.all()).isEmpty();
    }
}
