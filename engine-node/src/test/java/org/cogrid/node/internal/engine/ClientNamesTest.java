package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.lang.reflect.Proxy;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientNamesTest {
    @Test
    void aClientHasANameAfterTheMemberHasEnded() {
        HazelcastInstance ended = (HazelcastInstance) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HazelcastInstance.class}, (proxy, method, arguments) -> {
                    throw new HazelcastInstanceNotActiveException();
                });
        UUID client = UUID.randomUUID();
        assertThat(new ClientNames(ended).of(client)).isEqualTo("client " + client);
    }
}
