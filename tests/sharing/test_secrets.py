"""What is derived from a share's id tells neither the id nor anything else that is derived from it."""

import hashlib
import hmac

import pytest
from mentor import ID, OTHER_ID

from followup_ics.sharing.secrets import make_feed_path, make_identity, make_rank


def test_the_address_is_the_hmac_of_the_id_under_its_own_label():
    expected = hmac.new(ID.encode(), b'["followup-ics", "address"]', hashlib.sha256).hexdigest()

    assert make_feed_path(ID) == expected[:32]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (make_feed_path(ID), make_feed_path(OTHER_ID), "two ids have two addresses"),
        (make_identity(ID, "a"), make_identity(OTHER_ID, "a"), "two shares share no identity"),
        (make_identity(ID, "a"), make_identity(ID, "b"), "two events share no identity"),
        (make_identity(ID, "a", "b"), make_identity(ID, "ab"), "names do not run into each other"),
        (make_identity(ID).replace("-", ""), make_feed_path(ID), "an identity is no address"),
        (make_rank(ID).hex()[:32], make_feed_path(ID), "a rank is no address"),
        (make_rank(ID, "a").hex()[:32], make_identity(ID, "a").replace("-", ""), "a rank is no identity"),
    ],
)
def test_what_has_another_label_or_another_id_is_another(one, other, why):
    assert one != other, why


def test_letter_case_does_not_count():
    assert make_feed_path(ID.upper()) == make_feed_path(ID)


def test_the_id_stands_in_nothing_that_is_derived_from_it():
    derived = make_feed_path(ID) + make_identity(ID, "a") + make_rank(ID, "a").hex()

    assert not any(ID[place : place + 8] in derived.replace("-", "") for place in range(24))
