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
    private final List<Client> connected = new ArrayList<>();
    private final UUID id = UUID.randomUUID();
    private final Client client = fake(
            Client.class,
            (proxy, method, arguments) ->
                    method.getName().equals("getUuid") ? id : Set.of("process 7 (norms.groovy) on vm"));

    private ClientNames learning() {
        ClientService clients = fake(ClientService.class, (proxy, method, arguments) -> {
            if (method.getName().equals("addClientListener")) {
                listeners.add((ClientListener) arguments[0]);
                return UUID.randomUUID();
            }
            return List.copyOf(connected);
        });
        return ClientNames.learning(fake(HazelcastInstance.class, (proxy, method, arguments) -> clients));
    }

    @Test
    void aClientThatWasThereBeforeTheEngineHasItsNameAfterItHasLeft() {
        connected.add(client);
        ClientNames names = learning();
        connected.clear();

        assertThat(names.of(id)).isEqualTo("client process 7 (norms.groovy) on vm");
    }

    @Test
    void aClientThatHasLeftBeforeAnybodyAskedHasItsName() {
        ClientNames names = learning();

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
