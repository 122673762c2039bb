package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.client.Client;
import com.hazelcast.client.ClientListener;
import com.hazelcast.client.ClientService;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientNamesTest {
    private final List<ClientListener> listeners = new ArrayList<>();

    @Test
    void aClientThatHasLeftBeforeAnybodyAskedHasItsName() {
        ClientService clients = fake(ClientService.class, (proxy, method, arguments) -> {
            if (method.getName().equals("addClientListener")) {
                listeners.add((ClientListener) arguments[0]);
                return UUID.randomUUID();
            }
            return List.of(); // nobody is connected any more
        });
        ClientNames names = ClientNames.learning(fake(HazelcastInstance.class, (proxy, method, arguments) -> clients));
        UUID id = UUID.randomUUID();
        Client client = fake(
                Client.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getUuid") ? id : Set.of("process 7 (norms.groovy) on vm"));

        listeners.forEach(listener -> listener.clientConnected(client));
        listeners.forEach(listener -> listener.clientDisconnected(client));

        assertThat(names.of(id)).isEqualTo("client process 7 (norms.groovy) on vm");
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    @Test
    void aClientHasANameAfterTheMemberHasEnded() {
        HazelcastInstance ended = fake(HazelcastInstance.class, (proxy, method, arguments) -> {
            throw new HazelcastInstanceNotActiveException();
        });
        UUID client = UUID.randomUUID();
        assertThat(new ClientNames(ended).of(client)).isEqualTo("client " + client);
    }
}
