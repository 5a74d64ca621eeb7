"""What the commands say, in both languages: refusals first, then what they ask and report.

Every refusal says what to do. Help texts stand beside the options that they explain.
"""

from __future__ import annotations

SENTENCES: dict[str, dict[str, str]] = {
    "command_unknown": {
        "vi": "Không có lệnh “{given}”. Xem các lệnh: phoihop --help",
        "en": "There is no command “{given}”. See the commands: phoihop --help --lang en",
    },
    "option_unknown": {
        "vi": "Lệnh này không có “{given}”. Xem cách dùng: phoihop {command} --help",
        "en": "This command does not know “{given}”. See its usage: phoihop {command} --help --lang en",
    },
    "options_unclear": {
        "vi": "Chưa hiểu các tùy chọn đã ghi, hoặc còn thiếu. Xem cách dùng: phoihop {command} --help",
        "en": "The options are not understood, or something is missing. See: phoihop {command} --help --lang en",
    },
    "option_number": {
        "vi": "{option} phải là số từ {least} đến {most}, không phải “{given}”.",
        "en": "{option} must be a number from {least} to {most}, not “{given}”.",
    },
    "interrupted": {"vi": "Đã dừng theo yêu cầu.", "en": "Stopped on request."},
    "failed": {
        "vi": "Phần mềm gặp lỗi nên dừng lại ({error}). Hãy chạy lại với PHOIHOP_DEBUG=1 và gửi kết quả cho nơi hỗ trợ.",
        "en": "The software failed and stopped ({error}). Run it again with PHOIHOP_DEBUG=1 and report what it prints.",
    },
    "folder_unwritable": {
        "vi": "Không ghi được vào thư mục {folder} ({error}). Hãy cấp quyền ghi hoặc chọn thư mục khác bằng --home.",
        "en": "The folder {folder} cannot be written ({error}). Allow writing in it, or choose another with --home.",
    },
    "folder_not_found": {
        "vi": "Không có thư mục {folder}. Hãy tạo thư mục đó trước.",
        "en": "There is no folder {folder}. Create it first.",
    },
    "file_not_found": {"vi": "Không có tệp {file}.", "en": "There is no file {file}."},
    "file_exists": {
        "vi": "Tệp {file} đã có; bản sao lưu không ghi đè. Hãy chọn tên khác.",
        "en": "The file {file} exists; a backup overwrites nothing. Choose another name.",
    },
    "file_unwritable": {
        "vi": "Không ghi được tệp {file} ({error}). Hãy kiểm tra quyền ghi và chỗ trống trên đĩa.",
        "en": "The file {file} cannot be written ({error}). Check the right to write and the space on the disk.",
    },
    "settings_wrong": {
        "vi": "Một cài đặt trong biến môi trường không đúng: {error}",
        "en": "A setting in the environment is wrong: {error}",
    },
    "not_created": {
        "vi": "Chưa có hệ thống nào ở {folder}. Hãy tạo bằng lệnh: phoihop init, hoặc chỉ đúng thư mục bằng --home.",
        "en": "There is no installation in {folder}. Create one with: phoihop init, or name its folder with --home.",
    },
    "database_unreachable": {
        "vi": "Không kết nối được cơ sở dữ liệu trong DATABASE_URL ({error}). Hãy kiểm tra máy chủ và địa chỉ.",
        "en": "The database of DATABASE_URL cannot be reached ({error}). Check its server and address.",
    },
    "database_unreadable": {
        "vi": "Không đọc được tệp cơ sở dữ liệu ({error}). Hãy khôi phục từ bản sao lưu vào thư mục khác.",
        "en": "The database file cannot be read ({error}). Restore a backup into another folder.",
    },
    "database_newer": {
        "vi": "Cơ sở dữ liệu do phiên bản mới hơn tạo ra ({migration}). Hãy cập nhật phần mềm.",
        "en": "A newer version has written this database ({migration}). Update the software.",
    },
    "needs_update": {
        "vi": "Cơ sở dữ liệu thuộc phiên bản cũ hơn. Hãy sao lưu rồi nâng cấp bằng lệnh: phoihop init",
        "en": "An older version has written this database. Back up, then bring it up to date with: phoihop init",
    },
    "port_taken": {
        "vi": "Cổng {port} đang được chương trình khác dùng. Hãy dừng chương trình đó hoặc chọn cổng khác: --port {next}",
        "en": "Port {port} is in use by another program. Stop that program or choose another port: --port {next}",
    },
    "port_forbidden": {
        "vi": "Tài khoản này không được mở cổng {port}. Hãy chọn cổng từ 1024 trở lên, ví dụ --port 8000",
        "en": "This account may not open port {port}. Choose one from 1024 upwards, for example --port 8000",
    },
    "address_unknown": {
        "vi": "Không có địa chỉ mạng {host}. Hãy dùng 127.0.0.1 (chỉ máy này) hoặc 0.0.0.0 (mọi máy trong mạng).",
        "en": "There is no network address {host}. Use 127.0.0.1 (this machine) or 0.0.0.0 (the whole network).",
    },
    "cannot_listen": {
        "vi": "Không mở được {host}:{port} ({error}). Hãy chọn địa chỉ hoặc cổng khác.",
        "en": "{host}:{port} cannot be opened ({error}). Choose another address or port.",
    },
    "not_a_sample": {
        "vi": "Thư mục {folder} không phải dữ liệu mẫu nên không dùng và không xóa. Hãy chọn thư mục khác bằng --home.",
        "en": "The folder {folder} holds no sample, so it is neither used nor wiped. Choose another with --home.",
    },
    "not_empty": {
        "vi": "Ở {folder} đã có dữ liệu; chỉ khôi phục vào nơi còn trống. Hãy chọn thư mục khác bằng --home.",
        "en": "There is data in {folder}; a backup is restored into an empty place only. Choose another with --home.",
    },
    "half_restored": {
        "vi": "Lần khôi phục vào {folder} bị ngắt giữa chừng nên chưa đủ dữ liệu. Hãy chạy lại: phoihop restore TỆP",
        "en": "The restore into {folder} was cut off, so it is not whole. Run it once more: phoihop restore FILE",
    },
    "backup_damaged": {
        "vi": "Tệp {file} không phải bản sao lưu hoặc đã hỏng ({name}). Không có gì được ghi; hãy dùng bản khác.",
        "en": "The file {file} is no backup or is damaged ({name}). Nothing was written; use another copy.",
    },
    "backup_other_version": {
        "vi": "Bản sao lưu do phiên bản {version} tạo ra. Hãy khôi phục bằng phiên bản đó rồi nâng cấp.",
        "en": "Version {version} has made this backup. Restore it with that version, then update.",
    },
    "backup_is_sqlite": {
        "vi": "Bản sao lưu là tệp SQLite, nơi khôi phục là PostgreSQL. Hãy sao lưu lại bằng: phoihop backup TỆP --rows",
        "en": "The backup is a SQLite file and this is PostgreSQL. Back up again with: phoihop backup FILE --rows",
    },
    "restored_differs": {
        "vi": "Sổ sau khi khôi phục không giống bản sao lưu nên đã bỏ kết quả. Hãy thử lại với bản khác.",
        "en": "The restored records are not those of the backup, so they were taken back. Try another copy.",
    },
    "passphrase_short": {
        "vi": "Cụm mật khẩu phải có từ {least} ký tự trở lên. Chưa tạo tệp nào.",
        "en": "The passphrase needs {least} characters or more. No file was made.",
    },
    "passphrase_wrong": {
        "vi": "Cụm mật khẩu không đúng. Chưa có gì được ghi.",
        "en": "The passphrase is not the right one. Nothing was written.",
    },
    "secrets_differ": {
        "vi": "Hai lần gõ không giống nhau. Hãy làm lại.",
        "en": "The two entries differ. Try again.",
    },
    "user_needs_place": {
        "vi": "Hãy ghi --operator, hoặc --organisation và --role: mỗi tài khoản là một trong hai.",
        "en": "Give either --operator, or --organisation and --role: an account is one of the two.",
    },
    "user_needs_role": {
        "vi": "Cần cả --organisation và --role.",
        "en": "Both --organisation and --role are needed.",
    },
    "role_unknown": {
        "vi": "Không có vai trò “{given}”. Hãy chọn trong: {known}.",
        "en": "There is no role “{given}”. Choose from: {known}.",
    },
    "user_exists": {
        "vi": "Tên đăng nhập “{username}” đã có. Hãy chọn tên khác.",
        "en": "The user name “{username}” is taken. Choose another.",
    },
    "user_unknown": {
        "vi": "Không có tài khoản “{username}”. Xem danh sách: phoihop user list",
        "en": "There is no account “{username}”. See them: phoihop user list",
    },
    "organisation_unknown": {
        "vi": "Không có cơ quan “{given}” trong danh bạ. Hãy ghi đúng tên hoặc tên ngắn.",
        "en": "The directory has no organisation “{given}”. Give its name or short name as it stands there.",
    },
    "organisation_not_one": {
        "vi": "Có nhiều cơ quan ứng với “{given}”. Hãy ghi tên đầy đủ hoặc mã.",
        "en": "Several organisations fit “{given}”. Give the full name or the id.",
    },
    "password_easy": {"vi": "Mật khẩu quá dễ đoán: {why}", "en": "The password is too easy: {why}"},
    # What is asked.
    "ask_password": {
        "vi": "Mật khẩu (để trống: hệ thống tự đặt):",
        "en": "Password (empty: one is made):",
    },
    "ask_passphrase": {"vi": "Cụm mật khẩu bảo vệ khóa:", "en": "Passphrase of the keys:"},
    "ask_again": {"vi": "Gõ lại lần nữa:", "en": "Once more:"},
    # What is reported.
    "overview_head": {
        "vi": "Phối Hợp: theo dõi văn bản phối hợp từ khi ký đến khi tổng kết.\n\nCách dùng: phoihop LỆNH [tùy chọn]\n",
        "en": "Phối Hợp runs coordination agreements from signing to final review.\n\nUsage: phoihop COMMAND [options]\n",
    },
    "overview_foot": {
        "vi": "\nCách dùng từng lệnh: phoihop LỆNH --help. In English: phoihop --help --lang en",
        "en": "\nUsage of each command: phoihop COMMAND --help --lang en. Tiếng Việt: --lang vi",
    },
    "created": {
        "vi": "Đã tạo hệ thống ở {folder}.\nMở hệ thống: phoihop serve",
        "en": "The installation was created in {folder}.\nOpen it with: phoihop serve",
    },
    "updated": {
        "vi": "Đã nâng cấp cơ sở dữ liệu ở {folder} ({count} bước).",
        "en": "The database in {folder} was brought up to date ({count} steps).",
    },
    "nothing_to_update": {
        "vi": "Hệ thống ở {folder} đã đúng phiên bản; không có gì phải nâng cấp.",
        "en": "The installation in {folder} is up to date; there was nothing to do.",
    },
    "serving": {
        "vi": "Hệ thống đang mở tại {address}\nDừng: Ctrl+C",
        "en": "The installation is open at {address}\nStop it with Ctrl+C",
    },
    "words_lacking": {
        "vi": "Trang sẽ hiện tiếng Anh: phần tiếng Việt chưa được biên dịch và thư mục {folder} không cho ghi. "
        "Hãy cấp quyền ghi rồi chạy lại, hoặc cài phần mềm bằng pip.",
        "en": "Pages will be in English: their Vietnamese words are not compiled and the folder {folder} cannot be "
        "written. Allow writing and start again, or install the software with pip.",
    },
    "stopped": {"vi": "Đã dừng.", "en": "Stopped."},
    "making_sample": {"vi": "Đang lập dữ liệu mẫu", "en": "Making the sample"},
    "rebuilding": {"vi": "Đang lập lại các bảng", "en": "Rebuilding the tables"},
    "verifying": {"vi": "Đang kiểm tra các sổ", "en": "Checking the records"},
    "backing_up": {"vi": "Đang sao lưu tài liệu", "en": "Backing up files"},
    "checking_backup": {"vi": "Đang kiểm tra bản sao lưu", "en": "Checking the backup"},
    "rebuilt": {"vi": "Đã lập lại các bảng của {records} sổ.", "en": "The tables of {records} records were rebuilt."},
    "ticked": {
        "vi": "Đã làm việc hằng ngày; các kỳ báo cáo phía trước đã đủ.",
        "en": "The daily work is done; the reporting periods ahead are there.",
    },
    "ticked_moved": {
        "vi": "Đã làm việc hằng ngày và mở thêm kỳ báo cáo phía trước.",
        "en": "The daily work is done and further reporting periods were opened.",
    },
    "jobs_done": {
        "vi": "Việc chạy nền: {done} việc xong, {failed} việc không xong.",
        "en": "Background work: {done} done, {failed} failed.",
    },
    "jobs_wait": {
        "vi": "Còn {count} việc chạy nền chưa xong nên các bảng có thể chưa khớp; hãy chạy phoihop tick trước.",
        "en": "{count} jobs are not done yet, so tables may differ; run phoihop tick first.",
    },
    "verified_well": {
        "vi": "Đã kiểm tra {records} sổ, {acts} lượt ghi, {bodies} nội dung, {keys} khóa, {rows} dòng bảng: "
        "mọi chữ ký đều đúng và không có gì bị thay đổi.",
        "en": "{records} records, {acts} entries, {bodies} bodies, {keys} keys and {rows} rows were checked: "
        "every signature holds and nothing was changed.",
    },
    "verified_wrong": {
        "vi": "Đã kiểm tra {records} sổ, {acts} lượt ghi, {bodies} nội dung, {keys} khóa, {rows} dòng bảng: "
        "có {found} chỗ không đúng, nêu ở trên.",
        "en": "{records} records, {acts} entries, {bodies} bodies, {keys} keys and {rows} rows were checked: "
        "{found} things are wrong, as said above.",
    },
    "verified_absent": {
        "vi": "{absent} nội dung không có ở đây (chưa nhận được hoặc đã xóa theo quy định); điều này không phải là lỗi.",
        "en": "{absent} bodies are not here (not yet come, or wiped as the law demands), which is no fault.",
    },
    "at_entry": {
        "vi": "{name}, lượt ghi thứ {position} ({act}): ",
        "en": "{name}, entry {position} ({act}): ",
    },
    "file_missing": {
        "vi": "Thiếu tệp {place} trong kho tài liệu. Hãy khôi phục từ bản sao lưu.",
        "en": "The file {place} is missing from the vault. Restore it from a backup.",
    },
    "file_changed": {
        "vi": "Tệp {place} trong kho tài liệu đã bị thay đổi. Hãy khôi phục từ bản sao lưu.",
        "en": "The file {place} of the vault was changed. Restore it from a backup.",
    },
    "file_stray": {
        "vi": "Trong kho tài liệu có tệp lạ: {place}.",
        "en": "There is a file in the vault that does not belong there: {place}.",
    },
    "file_not_wiped": {
        "vi": "Tệp {place} lẽ ra đã phải xóa vẫn còn trong kho tài liệu.",
        "en": "The file {place} should have been wiped and is still in the vault.",
    },
    "file_unknown": {
        "vi": "Tài liệu kèm theo {place} không có trong kho và không có ghi nhận đã xóa.",
        "en": "The attached file {place} is not in the vault, and nothing says that it was wiped.",
    },
    "files_unnamed": {
        "vi": "Trong kho có {count} tệp mà không lượt ghi hay bản nháp nào nhắc đến: lần gửi tệp bị ngắt giữa chừng hoặc "
        "đang gửi. Điều này không phải là lỗi; việc hằng ngày (phoihop tick) tự bỏ các tệp đó sau một ngày.",
        "en": "The vault holds {count} files that no entry and no draft names: an upload was cut off, or is under way. "
        "This is no fault; the daily work (phoihop tick) takes them away after a day.",
    },
    "backed_up": {
        "vi": "Đã sao lưu vào {file}: {records} sổ, {acts} lượt ghi, {files} thành phần.",
        "en": "Backed up into {file}: {records} records, {acts} entries, {files} contents.",
    },
    "backed_up_with_keys": {
        "vi": "Tệp có kèm khóa ký, bảo vệ bằng cụm mật khẩu. Mất cụm mật khẩu thì không mở được khóa.",
        "en": "The file holds the signing keys under the passphrase. Without the passphrase they cannot be opened.",
    },
    "backed_up_without_keys": {
        "vi": "Tệp không kèm khóa ký. Hãy cất riêng tệp keys.secret, hoặc sao lưu với --with-keys.",
        "en": "The file does not hold the secret of the keys. Keep keys.secret elsewhere, or use --with-keys.",
    },
    "restored": {
        "vi": "Đã khôi phục bản sao lưu ngày {made}: {records} sổ, {acts} lượt ghi, {files} tài liệu; sổ giống hệt bản "
        "sao lưu. Kiểm tra đầy đủ: phoihop verify",
        "en": "The backup of {made} was restored: {records} records, {acts} entries, {files} files; the records equal "
        "those of the backup. For a full check: phoihop verify",
    },
    "restored_without_keys": {
        "vi": "Bản sao lưu không kèm khóa ký: hãy chép tệp keys.secret cũ vào thư mục này để ký được.",
        "en": "The backup holds no secret of the keys: copy the old keys.secret into this folder to be able to sign.",
    },
    "user_created": {"vi": "Đã tạo tài khoản {username}.", "en": "The account {username} was created."},
    "password_made": {
        "vi": "Mật khẩu của {username}: {password} (chỉ in ra một lần)",
        "en": "Password of {username}: {password} (shown only once)",
    },
    "password_reset": {
        "vi": "Đã đặt lại mật khẩu của {username}; người dùng đổi khi đăng nhập.",
        "en": "The password of {username} was reset; it is changed at the next sign-in.",
    },
    "no_users": {"vi": "Chưa có tài khoản nào.", "en": "There are no accounts yet."},
    "operator": {"vi": "người vận hành", "en": "operator"},
    "inactive": {"vi": "đã khóa", "en": "inactive"},
    "demo_logins": {
        "vi": "Dữ liệu mẫu: thành phố Sông Vân (không có thật). Mật khẩu của mọi người: {password}",
        "en": "Sample data: the fictional city Sông Vân. Everybody's password: {password}",
    },
    "demo_old": {
        "vi": "Dữ liệu mẫu lập ngày {made_on}. Muốn lập lại theo hôm nay: phoihop demo --reset",
        "en": "The sample was made on {made_on}. To make it anew for today: phoihop demo --reset",
    },
}
