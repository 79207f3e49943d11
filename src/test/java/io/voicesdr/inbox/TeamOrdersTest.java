package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.Team;
import io.voicesdr.core.Chat;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.team.Command;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.inbox.TeamOrders.Order;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A button writes what people would have typed into the team chat. */
class TeamOrdersTest {
    private final List<String> written = new ArrayList<>();
    private final Team team = (Team) Proxy.newProxyInstance(
            Team.class.getClassLoader(), new Class<?>[] {Team.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("give");
                written.add(((Tenant) arguments[0]).instance() + " " + ((Command) arguments[1]).written());
                return null;
            });
    private final Tenant tenant = Chat.begin().tenant();

    @ParameterizedTest
    @CsvSource({
        "take, /pausa 5511999990001",
        "give_back, /bot 5511999990001",
        "contacted, /contatado 5511999990001",
        "won, /ganho 5511999990001",
        "lost, /perdido 5511999990001"
    })
    void button_isACommandAboutTheCustomer(String word, String command) {
        CustomerAddress customer = CustomerAddress.of(Jid.of("5511999990001@s.whatsapp.net"));

        new TeamOrders(team).give(tenant, customer, Order.of(word).orElseThrow());

        assertThat(written).containsExactly(tenant.instance() + " " + command);
    }

    @Test
    void otherWords_areNoOrders() {
        assertThat(Order.of("TAKE")).isEmpty();
        assertThat(Order.of("forget")).isEmpty();
        assertThat(Order.of(null)).isEmpty();
    }
}
