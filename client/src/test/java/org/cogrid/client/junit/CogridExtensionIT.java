package org.cogrid.client.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.Set;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.DirectView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

class CogridExtensionIT {
    @Nested
    @CogridTest(engines = 2)
    class InJvmsOfTheirOwn {
        private static final Set<Long> PIDS = new HashSet<>();

        @RepeatedTest(2)
        void testsShareAGridThatIsEmptyAtFirst(Cluster cluster, Client rc) {
            PIDS.addAll(cluster.pids());

            assertThat(rc.ids()).containsExactly(0, 1);
            assertThat(PIDS).hasSize(2).doesNotContain(ProcessHandle.current().pid());
            assertThat(rc).allSatisfy(view -> assertThat(view.contains("left")).isFalse());
            rc.forEach(view -> view.put("left", 1));
        }
    }

    @Nested
    @CogridTest(embedded = true)
    class Embedded {
        private DirectView first;

        @BeforeEach
        void setUp(DirectView e0) {
            e0.put("a", 20);
            first = e0;
        }

        @Nested
        class WithinAnother {
            @Test
            void theGridIsShared(DirectView e0) {
                assertThat(e0.toString()).isEqualTo(first.toString());
                assertThat(e0.<Integer>get("a")).isEqualTo(20);
            }
        }

        @Nested
        @CogridTest(engines = 3, embedded = true)
        class WithAWishOfItsOwn {
            @Test
            void theGridIsAnother(Client rc) {
                assertThat(rc.ids()).containsExactly(0, 1, 2);
            }
        }

        @Test
        void setUpMethodsUseTheSameClientAsTheirTest(DirectView e0) {
            assertThat(e0.<Integer>get("a")).isEqualTo(20);
            assertThat(first.applySync(() -> ProcessHandle.current().pid()))
                    .isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @CogridTest(embedded = true)
    @interface OnOneEngine {}

    @Nested
    @OnOneEngine
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class ByAnAnnotationOfTheUsers {
        private Client ofAll;

        @BeforeAll
        void setUpAll(Client rc) {
            ofAll = rc;
        }

        @RepeatedTest(2)
        void eachTestHasAClientOfItsOwn(Client rc) {
            assertThat(rc).isNotSameAs(ofAll);
            assertThat(rc.ids()).isEqualTo(ofAll.ids()).containsExactly(0);
        }
    }
}
