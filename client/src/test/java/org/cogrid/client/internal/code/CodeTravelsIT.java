package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CodeTravelsIT {
    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    @Test
    void aLambdaRunsWhereItsClassIsUnknown() throws Exception {
        EngineCode engine = grid.engine();
        Fn1<Integer, Integer> there = there(engine, Travellers.doubling());

        assertThat(there.call(21)).isEqualTo(42);
        assertThat(there.getClass().getClassLoader()).isNotSameAs(getClass().getClassLoader());
    }

    @Test
    void aMethodReferenceRunsWhereItsClassIsUnknown() throws Exception {
        Fn1<Integer, Integer> there = there(grid.engine(), (Fn1<Integer, Integer>) Travellers::triple);

        assertThat(there.call(14)).isEqualTo(42);
    }

    @Test
    void aMethodReferenceToTheJdkTravels() throws Exception {
        Fn1<Integer, Integer> there = there(grid.engine(), (Fn1<Integer, Integer>) Math::abs);

        assertThat(there.call(-5)).isEqualTo(5);
    }

    @Test
    void capturesNestedAndAnonymousClassesComeAlong() throws Exception {
        ClientCode client = grid.client();
        EngineCode engine = grid.engine();
        Fn1<Integer, ?> there = there(client, engine, Travellers.capturing(new Travellers.Point(1, 2)));

        Object result = CodeGrid.decode(client, CodeGrid.encode(engine, there.call(10)));

        assertThat(result).isEqualTo(new Travellers.Point(11, 13));
    }

    @Test
    void whatEnginesHaveIsNotSent() {
        ClientCode client = grid.client();

        assertThat(CodeGrid.encode(client, "text").manifest()).isEqualTo(ContentHash.NONE);
        assertThat(client.manifestOf(Set.of())).isEqualTo(ContentHash.NONE);
        assertThat(CodeGrid.manifestOf(client, ContentHash.class, java.sql.Date.class))
                .isEqualTo(ContentHash.NONE);
    }

    @Test
    void aRepeatSendsNothing() {
        ClientCode client = grid.client();
        CodeGrid.encode(client, Travellers.doubling());
        long sent = client.unitsSent();

        CodeGrid.encode(client, Travellers.doubling());

        assertThat(sent).isPositive();
        assertThat(client.unitsSent()).isEqualTo(sent);
    }

    @Test
    void aSecondEqualClientSendsNothing() {
        CodeGrid.encode(grid.client(), Travellers.doubling());
        ClientCode second = grid.client();

        CodeGrid.encode(second, Travellers.doubling());

        assertThat(second.unitsSent()).isZero();
        assertThat(second.bytesSent()).isZero();
    }

    @Test
    void aClientThatTheGridHasForgottenSendsItsCodeAgain() throws Exception {
        ClientCode client = grid.client();
        CodeGrid.encode(client, Travellers.doubling());

        client.refresh();

        assertThat(there(client, grid.engine(), Travellers.doubling()).call(4)).isEqualTo(8);
    }

    @Test
    void codeOfEqualClientsIsTheSameClass() {
        EngineCode engine = grid.engine();
        Object first = there(grid.client(), engine, new Travellers.Point(1, 2));
        Object second = there(grid.client(), engine, new Travellers.Point(1, 2));

        assertThat(first).isEqualTo(second);
        assertThat(first.getClass()).isSameAs(second.getClass()).isNotSameAs(Travellers.Point.class);
    }

    @Test
    void aUnitThatIsGoneIsNamed() {
        ClientCode client = grid.client();
        Encoded encoded = CodeGrid.encode(client, new Travellers.Point(1, 2));
        EngineCode engine = grid.engine();
        grid.store.remove(
                Set.copyOf(grid.store.manifest(encoded.manifest()).classes().values()));

        assertThatThrownBy(() -> CodeGrid.decode(engine, encoded))
                .hasMessageContaining("Travellers$Point")
                .hasMessageContaining("is no longer in the grid");
    }

    private static <F> F there(EngineCode engine, F function) {
        return there(grid.client(), engine, function);
    }

    @SuppressWarnings("unchecked")
    private static <F> F there(ClientCode client, EngineCode engine, F function) {
        return (F) CodeGrid.decode(engine, CodeGrid.encode(client, function));
    }
}
